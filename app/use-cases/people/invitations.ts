import type { Stores } from "#app/adapters/database/stores.ts";
import type { OpenInvitation } from "#app/adapters/database/people-store.ts";
import { later } from "#app/core/instant.ts";
import type { InvitationId, PersonId, TokenId } from "#app/core/ids.ts";
import type { Actor, Disclosed } from "#app/core/custody/event.ts";
import type { JsonObject } from "#app/core/json.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { hashOfName } from "./check-password.ts";

/** A link for an account that exists can be used this long: it is handed over in person (security-reliability 3.2). */
export const ENROLMENT_LINK_MILLIS = 30 * 60_000;

/** Links that were handed out and still work, newest first; undefined for whom it does not concern. */
export async function listInvitations(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person },
): Promise<readonly OpenInvitation[] | undefined> {
  const now = tools.clock.now();
  if (!authorise(input.by, "people.manage", OFFICE, now).allowed) return undefined;
  return tools.read((stores) => stores.people.openInvitations(now));
}

/** Ends a link that nobody used yet. */
export async function withdrawInvitation(
  tools: Pick<Tools, "transact" | "clock" | "securityLog">,
  input: { readonly by: Person; readonly invitationId: InvitationId },
): Promise<
  { readonly kind: "done" | "not-found" } | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const now = tools.clock.now();
  const decision = authorise(input.by, "people.manage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const withdrawn = await tools.transact((stores) =>
    stores.people.withdrawInvitation(input.invitationId, now),
  );
  if (!withdrawn) return { kind: "not-found" };
  tools.securityLog.record({
    event: "invitation.refused",
    personId: input.by.id,
    facts: { reason: "withdrawn" },
  });
  return { kind: "done" };
}

/**
 * Makes the one link by which somebody who has an account comes in again, in the transaction of whoever decided so: what
 * they signed in with before is worth nothing once it is used, and every session and every token of the API ends now, for
 * nobody knows who made the tokens. An older link ends too.
 */
export async function issueEnrolmentLink(
  tools: Pick<Tools, "clock" | "newId" | "shortSecrets">,
  stores: Stores,
  issue: {
    readonly person: Pick<Person, "id" | "role" | "displayName">;
    readonly actor: Actor;
    readonly issuedBy: PersonId;
    /** Who approved it, or that the office's policy leaves it to one. */
    readonly facts: JsonObject;
    readonly disclosures: readonly Disclosed[];
  },
): Promise<{ readonly token: string; readonly endedTokens: readonly TokenId[] }> {
  const { person, actor, issuedBy, facts, disclosures } = issue;
  const personId = person.id;
  const now = tools.clock.now();
  const token = tools.shortSecrets.newToken();
  const id: InvitationId = tools.newId("inv");
  await stores.people.withdrawLinksOf(personId, now);
  await stores.people.invite({
    id,
    tokenHash: tools.shortSecrets.hashToken(token),
    role: person.role,
    displayName: person.displayName,
    invitedBy: issuedBy,
    at: now,
    expiresAt: later(now, ENROLMENT_LINK_MILLIS),
    personId,
  });
  await stores.sessions.endAllOf(personId);
  const endedTokens = await stores.tokens.revokeAllOf(personId, now, (ended) => ({
    ev: "access.revoked",
    subj: personId,
    actor,
    obj: { token: ended },
  }));
  await stores.people.markRecovered(personId, now, {
    ev: "access.granted",
    subj: personId,
    actor,
    obj: { role: person.role, account: "enrolment-link", invitation: id, ...facts },
    disclosures,
  });
  return { token, endedTokens };
}

/** Opens somebody's password path again before its time. */
export async function releasePasswordPath(
  tools: Pick<Tools, "transact" | "clock" | "securityLog">,
  input: { readonly by: Person; readonly personId: PersonId },
): Promise<
  { readonly kind: "done" | "not-found" } | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const decision = authorise(input.by, "people.manage", OFFICE, tools.clock.now());
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const found = await tools.transact(async (stores) => {
    const person = await stores.people.find(input.personId);
    if (person !== undefined) {
      await stores.factors.clearPasswordPath(hashOfName(person.signInName));
    }
    return person;
  });
  if (found === undefined) return { kind: "not-found" };
  tools.securityLog.record({
    event: "account.changed",
    personId: input.by.id,
    facts: { what: "password-path-opened", account: input.personId },
  });
  return { kind: "done" };
}
