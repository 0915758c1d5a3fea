import type { PersonId, TokenId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { requireApproval, type NeedsApproval } from "../approvals/require-approval.ts";
import type { Tools } from "../tools.ts";
import { parseIdentityCheck } from "./account-rules.ts";
import { hashOfName } from "./check-password.ts";
import { issueEnrolmentLink } from "./invitations.ts";

export type RecoverOutcome =
  | { readonly kind: "link"; readonly token: string; readonly displayName: string }
  | { readonly kind: "not-found" | "own-account" | "no-check" }
  | NeedsApproval
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Lets a person in again who lost what they signed in with (security-reliability 3.2): an administrator says how it was
 * checked in person who they are, a second person approves exactly that, and one link for half an hour comes of it. Every
 * session of the person ends now, and every token of theirs; for a day they approve nothing, open no name and make no bundle.
 */
export async function recoverPerson(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "shortSecrets" | "securityLog">,
  input: {
    readonly by: Person;
    readonly personId: PersonId;
    /** Where, how and by whom it was checked who the person is. */
    readonly identityCheck: string;
  },
): Promise<RecoverOutcome> {
  const { by, personId } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "people.manage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  if (personId === by.id) return { kind: "own-account" };
  const identityCheck = parseIdentityCheck(input.identityCheck);
  if (identityCheck === undefined) return { kind: "no-check" };
  let ended: readonly TokenId[] = [];
  const outcome = await tools.transact(async (stores): Promise<RecoverOutcome> => {
    ended = [];
    const person = await stores.people.find(personId);
    // A disabled account is enabled first: that is another decision.
    if (person?.status !== "active") return { kind: "not-found" };
    const approval = await requireApproval(stores, {
      by,
      kind: "recovery",
      subject: personId,
      facts: { identity_check: identityCheck },
      now,
    });
    if (approval.kind === "needs-approval") return approval;
    const { token, endedTokens } = await issueEnrolmentLink(tools, stores, {
      person,
      actor: actorOf(by),
      issuedBy: by.id,
      facts: approval.facts,
      disclosures: [actorName(by), { name: "reason", value: identityCheck }],
    });
    ended = endedTokens;
    await stores.factors.clearPasswordPath(hashOfName(person.signInName));
    return { kind: "link", token, displayName: person.displayName };
  });
  if (outcome.kind === "link") {
    tools.securityLog.record({
      event: "account.changed",
      personId: by.id,
      facts: { what: "recovered", account: personId },
    });
    for (const token of ended) {
      const facts = { token, reason: "recovered" };
      tools.securityLog.record({ event: "token.ended", personId: by.id, facts });
    }
  }
  return outcome;
}
