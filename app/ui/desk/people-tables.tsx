import type { Role } from "#app/core/people/role.ts";
import { Button } from "../form/buttons.tsx";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { Panel } from "./small-parts.tsx";
import { StateChip } from "./status-chip.tsx";
import { ROLE_WORDS } from "./words.ts";

interface ShownPerson {
  readonly id: string;
  readonly displayName: string;
  readonly signInName: string;
  readonly role: Role;
  readonly status: "active" | "disabled";
}

/** Everybody with an account. */
export function AccountsTable({
  token,
  people,
  ownId,
}: {
  readonly token: string;
  readonly people: readonly ShownPerson[];
  readonly ownId: string;
}) {
  return (
    <Table caption="Accounts" columns={["Name", "Sign-in name", "Role", "State", "Act"]}>
      {people.map((one) => (
        <tr key={one.id}>
          <td>
            <bdi>{one.displayName}</bdi>
          </td>
          <td>{one.signInName}</td>
          <td>{ROLE_WORDS[one.role]}</td>
          <td>
            {one.status === "active" ? (
              <StateChip tone="done">Active</StateChip>
            ) : (
              <StateChip tone="idle">Disabled</StateChip>
            )}
          </td>
          <td>{one.id === ownId ? null : <PersonActs token={token} person={one} />}</td>
        </tr>
      ))}
    </Table>
  );
}

/** Links that were handed out and not used yet; nothing where there are none. */
export function OpenInvitations({
  frame,
  invitations,
}: {
  readonly frame: DeskFrame;
  readonly invitations: readonly {
    readonly id: string;
    readonly displayName: string;
    readonly role: Role;
    readonly expiresAt: string;
  }[];
}) {
  if (invitations.length === 0) return null;
  return (
    <Panel title="Open invitations" id="invitations">
      <Table caption="Links that still work" columns={["For", "Role", "Until", "Act"]}>
        {invitations.map((one) => (
          <tr key={one.id}>
            <td>
              <bdi>{one.displayName}</bdi>
            </td>
            <td>{ROLE_WORDS[one.role]}</td>
            <td>
              <When at={one.expiresAt} zone={frame.zone} now={frame.now} />
            </td>
            <td>
              <ActForm token={frame.formToken} intent="withdraw" hidden={{ invitation: one.id }}>
                <Button look="quiet">
                  Withdraw<span className="sr-only"> the link for {one.displayName}</span>
                </Button>
              </ActForm>
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}

/** What an administrator may do about somebody else's account. */
function PersonActs({ token, person }: { readonly token: string; readonly person: ShownPerson }) {
  const hidden = { person: person.id };
  const isActive = person.status === "active";
  return (
    <>
      <ActForm token={token} intent={isActive ? "disable" : "enable"} hidden={hidden}>
        <Button look="quiet">
          {isActive ? "Disable" : "Enable"}
          <span className="sr-only"> {person.displayName}</span>
        </Button>
      </ActForm>
      {isActive ? (
        <ActForm token={token} intent="release" hidden={hidden}>
          <Button look="quiet">
            Take the password again<span className="sr-only"> of {person.displayName}</span>
          </Button>
        </ActForm>
      ) : null}
    </>
  );
}
