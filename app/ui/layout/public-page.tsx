import type { ReactNode } from "react";
import { Icon } from "../icon/icon.tsx";
import { fill } from "../text/fill.ts";
import { useText } from "../text/language.tsx";
import { DraftNote, Languages } from "./languages.tsx";

/** Where a frightened reader is taken at once: a site everybody opens. */
const LEAVE_HREF = "https://www.weather.gov/";

export interface Step {
  readonly n: number;
  readonly total: number;
  readonly name: string;
}

export interface PublicPageProps {
  readonly officeName: string;
  /** The page before this one. */
  readonly backHref?: string | undefined;
  /** Where in the form this page stands. */
  readonly step?: Step | undefined;
  /** Above the text: on the start page, what to do in danger. Elsewhere it stands below. */
  readonly emergency?: "top" | "bottom" | undefined;
  /** Wider than the 66 characters of a text, for pages with files. */
  readonly wide?: boolean | undefined;
  /** On paper only the text, without the office's line above it. */
  readonly printsBare?: boolean | undefined;
  readonly leaveHref?: string | undefined;
  readonly homeHref?: string | undefined;
  /** The page's own address, to come back to after choosing a language; without it none is offered. */
  readonly here?: string | undefined;
  readonly children: ReactNode;
}

/** The frame of every public page: leaving is always at the same spot, text comes first. */
export function PublicPage(props: PublicPageProps) {
  const { common, safety } = useText();
  const emergency = props.emergency ?? "bottom";
  return (
    <div className={props.printsBare === true ? "public public--bare" : "public"}>
      <a className="usa-skipnav" href="#main">
        {common.skipToMain}
      </a>
      <header className="public__header">
        <div className="public__bar">
          <a className="public__office" href={props.homeHref ?? "/"}>
            <Mark />
            <span>
              <bdi>{props.officeName}</bdi>
            </span>
          </a>
          <a
            className="public__leave"
            href={props.leaveHref ?? LEAVE_HREF}
            rel="noreferrer noopener nofollow"
            data-leave=""
          >
            {common.leaveNow}
          </a>
        </div>
      </header>
      <div className="public__body">
        {emergency === "top" ? (
          <>
            <Languages here={props.here} />
            <Emergency />
          </>
        ) : null}
        {props.backHref === undefined ? null : (
          <nav aria-label={common.back}>
            <a className="public__back" href={props.backHref}>
              <Icon name="back" />
              {common.back}
            </a>
          </nav>
        )}
        <main
          id="main"
          tabIndex={-1}
          className={props.wide === true ? "public__main public__main--wide" : "public__main"}
        >
          {props.step === undefined ? null : <StepMark step={props.step} />}
          {props.children}
        </main>
        {emergency === "bottom" ? <Emergency /> : null}
      </div>
      <footer className="public__footer">
        <div className="public__footer-inner">
          <p>{common.footerNote}</p>
          <DraftNote here={props.here} />
          <p hidden data-leave-hint="">
            {common.leaveKeys}
          </p>
          <ul>
            <li>
              <a href="/follow-up">{common.followUp}</a>
            </li>
            <li>
              <a href="/check-receipt">{common.checkReceipt}</a>
            </li>
            <li>
              <a href="/safety">{safety.link}</a>
            </li>
            <li>
              <a href="/privacy">{common.privacy}</a>
            </li>
            <li>
              <a href="/accessibility">{common.accessibility}</a>
            </li>
          </ul>
          {emergency === "top" ? null : <Languages here={props.here} />}
        </div>
      </footer>
    </div>
  );
}

/** What to do in danger: this site is not watched. */
export function Emergency() {
  const { common } = useText();
  return (
    <aside className="emergency" aria-label={common.emergencyTitle}>
      <Icon name="phone" size="medium" />
      <p>
        <strong>{common.emergencyTitle}</strong> {common.emergencyText}
      </p>
    </aside>
  );
}

/** "Step 2 of 6: Where and when", with a bar that says the same to the eye. */
function StepMark({ step }: { readonly step: Step }) {
  const { common } = useText();
  return (
    <div className="step-mark">
      <p className="step-mark__words">
        {fill(common.stepOf, { n: step.n, total: step.total, name: step.name })}
      </p>
      <div className="step-mark__bar" aria-hidden="true">
        {Array.from({ length: step.total }, (_, index) => (
          <span
            key={index}
            className={index < step.n ? "step-mark__part step-mark__part--done" : "step-mark__part"}
          />
        ))}
      </div>
    </div>
  );
}

/** The office's mark, no bigger than a stamp: an open eye over a line of record. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect className="mark__ground" x="1" y="1" width="30" height="30" rx="7" />
      <path
        className="mark__line"
        d="M6 14c3-4.5 6.3-6.5 10-6.5S23 9.5 26 14c-3 4.5-6.3 6.5-10 6.5S9 18.5 6 14z"
      />
      <circle className="mark__dot" cx="16" cy="14" r="2.75" />
      <path className="mark__line" d="M9 25h14" />
    </svg>
  );
}
