import { later } from "#app/core/instant.ts";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { SYSTEM_SUBJECT, type InvitationId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { agencyFor, type Role } from "#app/core/people/role.ts";
import type { Tools } from "../tools.ts";
import { INVITATION_MILLIS } from "./account-rules.ts";
import { normaliseSignInName } from "./check-password.ts";

// Whoever can run commands on the office's machine holds its database and its keys, so asking them to sign in would
// protect nothing. What they do is recorded under a name of its own instead, never under that of a member of staff.

const OPERATOR = { kind: "system", id: "svc-operator" } as const;

type StaffMember = Person & { readonly signInName: string };

/** Everyone with an account, for the operator at the machine. */
export async function listStaff(tools: Pick<Tools, "read">): Promise<readonly StaffMember[]> {
  return tools.read((stores) => stores.people.all());
}

/** Invites one person in one role without an administrator. The link's token is shown once. */
export async function inviteStaff(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "shortSecrets">,
  input: {
    readonly displayName: string;
    readonly role: Role;
    /** For a partner's account: the agency it speaks for. */
    readonly agency?: string;
  },
): Promise<
  | { readonly kind: "invited"; readonly token: string }
  | { readonly kind: "no-name" }
  | { readonly kind: "no-agency" }
> {
  const displayName = input.displayName.trim();
  if (displayName === "" || displayName.length > 120) return { kind: "no-name" };
  const agency = agencyFor(input);
  if (agency === undefined) return { kind: "no-agency" };
  const now = tools.clock.now();
  const token = tools.shortSecrets.newToken();
  const id: InvitationId = tools.newId("inv");
  await tools.transact(async (stores) => {
    await stores.people.invite({
      id,
      tokenHash: tools.shortSecrets.hashToken(token),
      role: input.role,
      displayName,
      agency,
      invitedBy: null,
      at: now,
      expiresAt: later(now, INVITATION_MILLIS),
    });
    await stores.custody.appendSystemEvent({
      ev: "access.granted",
      subj: SYSTEM_SUBJECT,
      actor: OPERATOR,
      obj: { role: input.role, account: "invited", invitation: id },
    });
  });
  return { kind: "invited", token };
}

/** Ends a person's access at once, also the last administrator's: a machine's operator can invite another. */
export async function disableStaff(
  tools: Pick<Tools, "transact">,
  input: { readonly signInName: string },
): Promise<{ readonly kind: "done" | "not-found" | "disabled-already" }> {
  return tools.transact(async (stores) => {
    const person = await stores.people.bySignInName(normaliseSignInName(input.signInName));
    if (person === undefined) return { kind: "not-found" };
    if (person.status === "disabled") return { kind: "disabled-already" };
    await stores.people.disable(person.id, {
      ev: "access.revoked",
      subj: person.id,
      actor: OPERATOR,
      obj: { role: person.role, account: "disabled" },
    });
    return { kind: "done" };
  });
}

/**
 * Lets the operator act for a member of staff, whose rights then decide. The log says beforehand that the operator did
 * so: the acts that follow bear the person's id although that person was not at the keyboard.
 */
export async function actForStaff(
  tools: Pick<Tools, "transact">,
  input: {
    readonly signInName: string;
    readonly act: "bundle-export" | "reporter-erase" | "upload-settle";
  },
): Promise<
  | { readonly kind: "acting"; readonly person: StaffMember }
  | { readonly kind: "not-found" | "disabled" }
> {
  return tools.transact(async (stores) => {
    const found = await stores.people.bySignInName(normaliseSignInName(input.signInName));
    if (found === undefined) return { kind: "not-found" };
    if (found.status === "disabled") return { kind: "disabled" };
    await stores.custody.appendSystemEvent({
      ev: "access.granted",
      subj: found.id,
      actor: OPERATOR,
      obj: { role: found.role, account: "operator-acts-for", act: input.act },
    });
    const { passwordHash: _, ...person } = found;
    return { kind: "acting", person };
  });
}

/** True while nobody has sent a report. */
export async function isOfficeEmpty(tools: Pick<Tools, "read" | "clock">): Promise<boolean> {
  const everything = parseQueueFilter(new URLSearchParams());
  const now = tools.clock.now();
  const operator = { personId: "usr_operator", teams: [], scope: "office", now } as const;
  return tools.read(async ({ queue }) => (await queue.count(everything, operator)).count === 0);
}
