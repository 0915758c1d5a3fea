import type { Stores } from "#app/adapters/database/stores.ts";
import type { Invitation } from "#app/adapters/database/people-store.ts";
import type { PersonId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { isInTime } from "#app/core/people/in-time.ts";
import type { EnrolledCredential } from "#app/core/people/passkey.ts";
import type { Tools } from "../tools.ts";
import {
  granted,
  nameProblems,
  accountRow,
  INVITATION_MILLIS,
  teamsFor,
  type AccountOutcome,
} from "./account-rules.ts";
import { giveChallenge, takeAnswer } from "./challenges.ts";
import { labelOf } from "./own-passkeys.ts";
import { readSignInPolicy } from "./sign-in-policy.ts";

/** True while the link can be used. */
export function isOpen(invitation: Invitation | undefined, now: Instant): invitation is Invitation {
  return (
    invitation?.usedAt === null &&
    invitation.withdrawnAt === null &&
    isInTime(invitation.expiresAt, INVITATION_MILLIS, now)
  );
}

/** What a link's page asks a new authenticator, as JSON text; undefined when the link is over. */
export async function offerPasskeyByLink(
  tools: Pick<Tools, "transact" | "random" | "clock" | "newId" | "shortSecrets" | "passkeys">,
  input: { readonly token: string },
): Promise<string | undefined> {
  const boundTo = tools.shortSecrets.hashToken(input.token);
  return tools.transact(async (stores) => {
    const invitation = await stores.people.invitation(boundTo);
    if (!isOpen(invitation, tools.clock.now())) return undefined;
    const { displayName } = invitation;
    const person =
      invitation.personId === null ? undefined : await stores.people.find(invitation.personId);
    // The authenticator keeps the passkey under the account's id, so the account to be has one already.
    const id: PersonId = person?.id ?? tools.newId("usr");
    const asked = { purpose: "enrol-by-link", boundTo, personId: id } as const;
    const challenge = await giveChallenge(tools, stores, asked);
    const signInName = person?.signInName ?? displayName;
    return tools.passkeys.enrolmentOptions({
      challenge,
      person: { id, signInName, displayName: person?.displayName ?? displayName },
      existing: [],
    });
  });
}

/**
 * Makes the account that an invitation is for with a passkey and no password; or, by a link for an account that exists,
 * puts the passkey in the place of everything the person signed in with before.
 */
export async function enrolByLink(
  tools: Pick<
    Tools,
    "transact" | "read" | "clock" | "newId" | "shortSecrets" | "passkeys" | "securityLog" | "office"
  >,
  input: {
    readonly token: string;
    readonly posted: string;
    readonly label: string;
    readonly names: { readonly signInName: string; readonly displayName: string };
  },
): Promise<AccountOutcome<{ kind: "done" } | { kind: "refused" | "not-device-bound" }>> {
  const { posted } = input;
  const boundTo = tools.shortSecrets.hashToken(input.token);
  const now = tools.clock.now();
  const invitation = await tools.read((stores) => stores.people.invitation(boundTo));
  if (!isOpen(invitation, now)) {
    tools.securityLog.record({ event: "invitation.refused", facts: { reason: "closed" } });
    return { kind: "closed" };
  }
  const problems = invitation.personId === null ? nameProblems(input.names) : [];
  if (problems.length > 0) return { kind: "problems", problems };
  const answer = await takeAnswer(tools, posted, { purpose: "enrol-by-link", boundTo });
  const checked = answer.ok
    ? await tools.passkeys.checkEnrolment({ posted, challenge: answer.challenge })
    : answer;
  if (!answer.ok || !checked.ok || answer.personId === null) {
    const reason = checked.ok ? "wrong-challenge" : checked.problem;
    tools.securityLog.record({ event: "credential.refused", facts: { kind: "passkey", reason } });
    return { kind: "refused" };
  }
  const { credential } = checked;
  const id = answer.personId;
  const { deviceBoundOnly } = await tools.read(readSignInPolicy);
  if (deviceBoundOnly && credential.backupEligible) return { kind: "not-device-bound" };
  const outcome = await tools
    .transact(async (stores): Promise<AccountOutcome<{ kind: "done" }>> => {
      if ((await stores.passkeys.byCredential(credential.credentialId)) !== undefined) {
        return { kind: "closed" };
      }
      if (!(await stores.people.useInvitation(invitation.id, now))) return { kind: "closed" };
      if (invitation.personId === null) {
        const account = accountRow(input.names);
        if ((await stores.people.bySignInName(account.signInName)) !== undefined) {
          // Thrown away with the transaction: the link stays open for another name.
          throw new NameTaken();
        }
        const role = invitation.role;
        await stores.people.add(
          {
            ...account,
            id,
            role,
            teams: teamsFor(role),
            agency: invitation.agency,
            passwordHash: null,
            at: now,
          },
          granted(id, role, { kind: "system", id: "svc-invitation" }),
        );
      } else {
        await forgetFactors(stores, { ...invitation, personId: invitation.personId }, now);
      }
      await add(tools, stores, id, credential, input.label, now);
      return { kind: "done" };
    })
    .catch((error: unknown): AccountOutcome<{ kind: "done" }> => {
      if (!(error instanceof NameTaken)) throw error;
      return { kind: "problems", problems: [NAME_TAKEN] };
    });
  if (outcome.kind === "done") recordEnrolment(tools, invitation, id);
  return outcome;
}

class NameTaken extends Error {}

export const NAME_TAKEN = {
  field: "sign-in-name",
  message: "That sign-in name is taken. Choose another one.",
} as const;

async function add(
  tools: Pick<Tools, "newId">,
  stores: Stores,
  personId: PersonId,
  credential: EnrolledCredential,
  label: string,
  at: Instant,
): Promise<void> {
  const id = tools.newId("psk");
  await stores.passkeys.add({ id, personId, credential, label: labelOf(label), at });
}

/**
 * Takes away everything that the person could sign in with, and every session. The day that a recovered account waits
 * begins anew: now somebody has the means to come in.
 */
export async function forgetFactors(
  stores: Stores,
  link: Pick<Invitation, "id" | "role"> & { readonly personId: PersonId },
  now: Instant,
): Promise<void> {
  const { id: invitation, role, personId } = link;
  await stores.passkeys.removeAllOf(personId);
  await stores.factors.removeTotp(personId);
  await stores.people.setPassword(personId, null);
  await stores.sessions.endAllOf(personId);
  await stores.people.markRecovered(personId, now, {
    ev: "access.granted",
    subj: personId,
    actor: { kind: "system", id: "svc-invitation" },
    obj: { role, account: "enrolled-anew", invitation },
  });
}

/** Tells the security log what came of a link. */
export function recordEnrolment(
  { securityLog }: Pick<Tools, "securityLog">,
  { personId, role }: Pick<Invitation, "personId" | "role">,
  account: PersonId,
): void {
  if (personId === null) {
    securityLog.record({ event: "account.made", personId: account, facts: { role, account } });
    return;
  }
  const facts = { what: "enrolled-anew", account };
  securityLog.record({ event: "account.changed", personId: account, facts });
}
