import { Button, ButtonRow } from "../form/buttons.tsx";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { Panel } from "./small-parts.tsx";

const STRENGTH_WORDS: Readonly<Record<string, string>> = {
  password: "Password",
  "password-totp": "Password and code",
  passkey: "Passkey",
};

/** Where the person is signed in, and when they signed in lately. */
export function SessionsPanel({
  frame,
  sessions,
  signIns,
}: {
  readonly frame: DeskFrame;
  readonly sessions: readonly {
    readonly id: string;
    readonly strength: string;
    readonly createdAt: string;
    readonly lastSeenAt: string;
    readonly isThisOne: boolean;
  }[];
  readonly signIns: readonly { readonly at: string; readonly strength: string }[];
}) {
  const { zone, now, formToken: token } = frame;
  return (
    <Panel title="Where you are signed in" id="sessions">
      <Table
        caption="Sessions, oldest first"
        columns={["Signed in", "With", "Last used", "Where", "Act"]}
      >
        {sessions.map((session) => (
          <tr key={session.id}>
            <td>
              <When at={session.createdAt} zone={zone} now={now} />
            </td>
            <td>{STRENGTH_WORDS[session.strength]}</td>
            <td>
              <When at={session.lastSeenAt} zone={zone} now={now} />
            </td>
            <td>{session.isThisOne ? "This browser" : "Elsewhere"}</td>
            <td>
              {session.isThisOne ? null : (
                <ActForm token={token} intent="end-session" hidden={{ session: session.id }}>
                  <Button look="quiet">End it</Button>
                </ActForm>
              )}
            </td>
          </tr>
        ))}
      </Table>
      <p className="quiet">
        You can be signed in at two places at once. A session ends after 15 minutes without use (30
        where the office decided so), and after 10 hours in any case.
      </p>
      <ActForm token={token} intent="everywhere">
        <ButtonRow>
          <Button look="secondary">Sign out everywhere</Button>
        </ButtonRow>
      </ActForm>
      <h3>Your last sign-ins, newest first</h3>
      <Table caption="Your last sign-ins, newest first" columns={["When", "With"]}>
        {signIns.map((one) => (
          <tr key={one.at}>
            <td>
              <When at={one.at} zone={zone} now={now} />
            </td>
            <td>{STRENGTH_WORDS[one.strength]}</td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}
