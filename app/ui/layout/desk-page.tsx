import type { ReactNode } from "react";
import type { Role } from "#app/core/people/role.ts";
import { ROLE_WORDS } from "../desk/words.ts";
import { HiddenToken } from "../form/plain-form.tsx";
import { Icon } from "../icon/icon.tsx";
import { DeskNav, type DeskLink } from "./desk-nav.tsx";
import { Mark } from "./public-page.tsx";

export interface DeskPageProps {
  readonly officeName: string;
  readonly links: readonly DeskLink[];
  readonly person: { readonly name: string; readonly role: Role };
  readonly signOut: {
    readonly action: string;
    readonly token: string;
    readonly tokenName?: string | undefined;
  };
  readonly accountHref?: string | undefined;
  /** Lasting states of the system, such as weak confinement or one-person mode. */
  readonly warnings?: readonly string[] | undefined;
  /** The page's heading for screen readers, where the page shows none of its own (the queue). */
  readonly heading?: string | undefined;
  /** The result of the last act. */
  readonly notice?: ReactNode;
  /** The page fills the window and its panes scroll by themselves. */
  readonly fullHeight?: boolean | undefined;
  readonly children: ReactNode;
}

/** The frame of the desk: where one is, who one is, and the work. */
export function DeskPage(props: DeskPageProps) {
  return (
    <div className={props.fullHeight === true ? "desk desk--full" : "desk"}>
      <a className="usa-skipnav" href="#main">
        Skip to the work
      </a>
      <header className="desk__bar">
        <a className="desk__office" href="/desk">
          <Mark />
          <span>{props.officeName}</span>
        </a>
        <DeskNav links={props.links} />
        <div className="desk__person">
          <span className="desk__name">
            {props.accountHref === undefined ? (
              props.person.name
            ) : (
              <a href={props.accountHref}>{props.person.name}</a>
            )}
            <span className="desk__role">{ROLE_WORDS[props.person.role]}</span>
          </span>
          {props.accountHref === undefined ? null : (
            <a href={`${props.accountHref}#keys`} data-keys-open>
              Keys
            </a>
          )}
          <form method="post" action={props.signOut.action}>
            <HiddenToken token={props.signOut.token} name={props.signOut.tokenName} />
            <button className="usa-button usa-button--unstyled" type="submit">
              Sign out
            </button>
          </form>
        </div>
      </header>
      {props.warnings === undefined || props.warnings.length === 0 ? null : (
        <aside className="desk__warnings" aria-label="Warnings">
          <ul>
            {props.warnings.map((warning) => (
              <li key={warning}>
                <Icon name="alert" /> {warning}
              </li>
            ))}
          </ul>
        </aside>
      )}
      <main id="main" className="desk__main" tabIndex={-1}>
        {props.heading === undefined ? null : <h1 className="sr-only">{props.heading}</h1>}
        {props.notice === undefined ? null : <div className="desk__notice">{props.notice}</div>}
        {props.children}
      </main>
    </div>
  );
}

/** A desk page before anyone is signed in: sign-in, first run, an invitation. */
export function DeskGate(props: {
  readonly officeName: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="gate">
      <main id="main" className="gate__card">
        <p className="gate__office">
          <Mark />
          <span>{props.officeName}</span>
        </p>
        <h1>{props.title}</h1>
        {props.children}
      </main>
    </div>
  );
}

/** A plain desk page's heading with its acts at the right. */
export function DeskHeading(props: {
  readonly title: string;
  readonly about?: ReactNode;
  readonly acts?: ReactNode;
}) {
  return (
    <header className="desk-heading">
      <div>
        <h1>
          <bdi>{props.title}</bdi>
        </h1>
        {props.about === undefined ? null : <p className="quiet">{props.about}</p>}
      </div>
      {props.acts === undefined ? null : <div className="desk-heading__acts">{props.acts}</div>}
    </header>
  );
}
