import type { ReactNode } from "react";
import { ButtonLink } from "../form/buttons.tsx";
import { Icon } from "../icon/icon.tsx";

export interface EmptyStateProps {
  readonly title: string;
  /** What to do next, in one sentence. */
  readonly text: string;
  readonly act?: { readonly href: string; readonly label: string } | undefined;
}

/** Nothing here yet, and what brings something here. */
export function EmptyState({ title, text, act }: EmptyStateProps) {
  return (
    <div className="empty">
      <p className="empty__title">{title}</p>
      <p>{text}</p>
      {act === undefined ? null : (
        <ButtonLink href={act.href} look="secondary">
          {act.label}
        </ButtonLink>
      )}
    </div>
  );
}

export interface PagerProps {
  readonly label: string;
  readonly firstHref?: string | undefined;
  readonly previousHref?: string | undefined;
  readonly nextHref?: string | undefined;
}

/** Pages go by key: there is a next one or there is not, and arrivals never shift a page. */
export function Pager({ label, firstHref, previousHref, nextHref }: PagerProps) {
  if (firstHref === undefined && previousHref === undefined && nextHref === undefined) return null;
  return (
    <nav className="pager" aria-label={label}>
      {firstHref === undefined ? null : <a href={firstHref}>First page</a>}
      {previousHref === undefined ? null : (
        <a href={previousHref} rel="prev">
          <Icon name="back" /> Previous
        </a>
      )}
      {nextHref === undefined ? null : (
        <a href={nextHref} rel="next">
          Next <Icon name="next" />
        </a>
      )}
    </nav>
  );
}

/** Terms and values, such as the reporter's answers. An empty value says so. */
export function FactList({
  facts,
}: {
  readonly facts: readonly {
    readonly term: string;
    readonly value: ReactNode;
    readonly wide?: boolean | undefined;
  }[];
}) {
  return (
    <dl className="fact-list">
      {facts.map(({ term, value, wide }) => (
        <div
          key={term}
          className={wide === true ? "fact-list__row fact-list__row--wide" : "fact-list__row"}
        >
          <dt>{term}</dt>
          <dd>
            {value === "" || value === undefined || value === null ? (
              <span className="quiet">not given</span>
            ) : (
              value
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a witness wrote, in its own larger type and with its own line breaks. */
export function WitnessWords({
  children,
  lang,
}: {
  readonly children: string;
  readonly lang?: string | undefined;
}) {
  return (
    <blockquote className="witness-words" lang={lang} dir="auto">
      {children}
    </blockquote>
  );
}

/** A part of a desk page with a heading and, at its right, a small act or count. */
export function Panel({
  title,
  id,
  aside,
  children,
}: {
  readonly title: string;
  readonly id: string;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className="panel" aria-labelledby={id}>
      <header className="panel__head">
        <h2 id={id}>{title}</h2>
        {aside === undefined ? null : <div className="panel__aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
}

/** A result of the last act, or a lasting warning. Announced to screen readers. */
export function Notice({
  tone,
  children,
}: {
  readonly tone: "done" | "warning" | "failed" | "note";
  readonly children: ReactNode;
}) {
  const icon = { done: "check", warning: "alert", failed: "alert", note: "clock" } as const;
  return (
    <div className={`notice notice--${tone}`} role={tone === "failed" ? "alert" : "status"}>
      <Icon name={icon[tone]} size="medium" />
      <div>{children}</div>
    </div>
  );
}
