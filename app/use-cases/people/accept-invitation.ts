import type { PersonId } from "#app/core/ids.ts";
import type { Role } from "#app/core/people/role.ts";
import type { Tools } from "../tools.ts";
import {
  accountProblems,
  accountRow,
  teamsFor,
  granted,
  passwordProblems,
  type AccountOutcome,
  type NewAccount,
} from "./account-rules.ts";
import { forgetFactors, isOpen, NAME_TAKEN, recordEnrolment } from "./enrol-by-link.ts";
import { readSignInPolicy } from "./sign-in-policy.ts";

/** Whom a link is for; undefined when it is used, withdrawn, over or unknown. */
export async function readInvitation(
  tools: Pick<Tools, "read" | "clock" | "shortSecrets">,
  input: { readonly token: string },
): Promise<
  | {
      readonly displayName: string;
      readonly role: Role;
      /** True where the account exists and its owner comes in anew. */
      readonly existing: boolean;
      readonly passwordAllowed: boolean;
    }
  | undefined
> {
  const hash = tools.shortSecrets.hashToken(input.token);
  return tools.read(async (stores) => {
    const invitation = await stores.people.invitation(hash);
    if (!isOpen(invitation, tools.clock.now())) return undefined;
    const { passkeyOnly } = await readSignInPolicy(stores);
    return {
      displayName: invitation.displayName,
      role: invitation.role,
      existing: invitation.personId !== null,
      passwordAllowed: !passkeyOnly,
    };
  });
}

/**
 * Makes the account that an invitation is for, with a password; or, by a link for an account that exists, puts the password in
 * the place of everything the person signed in with before.
 */
export async function acceptInvitation(
  tools: Pick<
    Tools,
    | "transact"
    | "read"
    | "clock"
    | "newId"
    | "passwords"
    | "shortSecrets"
    | "office"
    | "securityLog"
  >,
  input: { readonly token: string; readonly account: NewAccount },
): Promise<AccountOutcome<{ kind: "done" }>> {
  const { account } = input;
  const hash = tools.shortSecrets.hashToken(input.token);
  const now = tools.clock.now();
  const found = await tools.read((stores) => stores.people.invitation(hash));
  const { passkeyOnly } = await tools.read(readSignInPolicy);
  // Before the password is worked on: a link that is over costs nothing.
  if (!isOpen(found, now) || passkeyOnly) {
    tools.securityLog.record({ event: "invitation.refused", facts: { reason: "closed" } });
    return { kind: "closed" };
  }
  const known =
    found.personId === null
      ? undefined
      : await tools.read((stores) => stores.people.find(found.personId ?? "usr_"));
  const problems =
    known === undefined
      ? accountProblems(tools, account)
      : passwordProblems(tools, known, account.password);
  if (problems.length > 0) return { kind: "problems", problems };
  const hashed = await tools.passwords.protect(account.password);
  if (hashed.kind === "busy") return { kind: "busy" };
  const id: PersonId = found.personId ?? tools.newId("usr");
  const outcome = await tools.transact(
    async (stores): Promise<AccountOutcome<{ kind: "done" }>> => {
      const invitation = await stores.people.invitation(hash);
      if (!isOpen(invitation, now)) return { kind: "closed" };
      const row = accountRow(account);
      const taken =
        invitation.personId === null && (await stores.people.bySignInName(row.signInName));
      if (taken !== false && taken !== undefined)
        return { kind: "problems", problems: [NAME_TAKEN] };
      if (!(await stores.people.useInvitation(invitation.id, now))) return { kind: "closed" };
      if (invitation.personId === null) {
        const { role } = invitation;
        await stores.people.add(
          {
            ...row,
            id,
            role,
            teams: teamsFor(role),
            agency: invitation.agency,
            passwordHash: hashed.encoded,
            at: now,
          },
          granted(id, role, { kind: "system", id: "svc-invitation" }),
        );
      } else {
        await forgetFactors(stores, { ...invitation, personId: invitation.personId }, now);
        await stores.people.setPassword(invitation.personId, hashed.encoded);
      }
      return { kind: "done" };
    },
  );
  if (outcome.kind === "done") recordEnrolment(tools, found, id);
  return outcome;
}
