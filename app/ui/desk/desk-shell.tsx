import type { ReactNode } from "react";
import type { Role } from "#app/core/people/role.ts";
import type { IconName } from "../icon/shapes.ts";
import { WithKeys } from "../form/key.tsx";
import { DeskMenuScript } from "../layout/desk-menu-script.tsx";
import { DeskPage } from "../layout/desk-page.tsx";
import { DeskKeys } from "./keys-help.tsx";
import { OpenGlassBanner, type OpenGlass } from "./open-glass.tsx";

/** What every page of the desk knows about the office and about who looks. */
export interface DeskFrame {
  readonly officeName: string;
  /** IANA zone in which the office reads times. */
  readonly zone: string;
  /** When the page was made. UTC, ISO 8601. */
  readonly now: string;
  readonly person: { readonly name: string; readonly role: Role };
  readonly links: readonly {
    readonly href: string;
    readonly label: string;
    readonly icon: IconName;
    /** The menu of the bar that holds it; none for one that stands in the bar itself. */
    readonly menu?: string;
    /** How much waits there. */
    readonly count?: number;
  }[];
  /** What is to be done and is late, on every page. */
  readonly warnings: readonly string[];
  /** What the person opened outside their reach, while it lasts. */
  readonly open: readonly OpenGlass[];
  /** Goes with every form: bound to the session, so that a form of another session is refused. */
  readonly formToken: string;
  /** Whether single keys do something for this person. */
  readonly shortcuts: boolean;
  /** For the page's own scripts. */
  readonly nonce: string;
  /** When the session ends without use. UTC, ISO 8601. */
  readonly endsAt: string;
}

export interface DeskShellProps {
  readonly frame: DeskFrame;
  /** The link that is shown as current; none on the account page. */
  readonly current?: string | undefined;
  /** The page's heading for screen readers, where the page shows none of its own. */
  readonly heading?: string | undefined;
  readonly notice?: ReactNode;
  readonly warnings?: readonly string[] | undefined;
  readonly fullHeight?: boolean | undefined;
  readonly children: ReactNode;
}

/** A desk page in its frame: links by role, who is signed in, signing out. */
export function DeskShell({
  frame,
  current,
  warnings = [],
  notice,
  children,
  ...page
}: DeskShellProps) {
  return (
    <WithKeys on={frame.shortcuts}>
      <DeskPage
        officeName={frame.officeName}
        links={frame.links.map((link) => ({ ...link, current: link.href === current }))}
        person={frame.person}
        signOut={{ action: "/desk/sign-out", token: frame.formToken }}
        accountHref="/desk/account"
        warnings={[...frame.warnings, ...warnings]}
        notice={
          notice === undefined && frame.open.length === 0 ? undefined : (
            <>
              <OpenGlassBanner open={frame.open} zone={frame.zone} token={frame.formToken} />
              {notice}
            </>
          )
        }
        {...page}
      >
        {children}
        <DeskMenuScript />
        {frame.shortcuts ? <DeskKeys links={frame.links} /> : null}
      </DeskPage>
    </WithKeys>
  );
}
