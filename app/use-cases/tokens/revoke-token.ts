import type { TokenId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";

export type RevokeOutcome = { readonly kind: "done" | "not-found" };

/**
 * Ends a token at once: one's own, or anybody's for those who manage accounts. A token that somebody else holds is
 * answered like one that does not exist. Revoking twice changes and records nothing.
 */
export async function revokeToken(
  tools: Pick<Tools, "transact" | "clock" | "securityLog">,
  input: { readonly by: Person; readonly tokenId: TokenId },
): Promise<RevokeOutcome> {
  const { by } = input;
  const now = tools.clock.now();
  let reason: "by-holder" | "by-administrator" | undefined;
  const outcome = await tools.transact(async (stores): Promise<RevokeOutcome> => {
    reason = undefined;
    const token = await stores.tokens.find(input.tokenId);
    if (token === undefined) return { kind: "not-found" };
    const ability = token.personId === by.id ? "account.own" : "people.manage";
    if (!authorise(by, ability, OFFICE, now).allowed) return { kind: "not-found" };
    if (token.revokedAt !== null) return { kind: "done" };
    await stores.tokens.revoke(token.id, now, {
      ev: "access.revoked",
      subj: token.personId,
      actor: actorOf(by),
      obj: { token: token.id },
      disclosures: [actorName(by)],
    });
    reason = token.personId === by.id ? "by-holder" : "by-administrator";
    return { kind: "done" };
  });
  if (reason !== undefined) {
    const facts = { token: input.tokenId, reason };
    tools.securityLog.record({ event: "token.ended", personId: by.id, facts });
  }
  return outcome;
}
