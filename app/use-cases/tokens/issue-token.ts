import type { TokenId } from "#app/core/ids.ts";
import { later } from "#app/core/instant.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import {
  LONGEST_TOKEN_DAYS,
  spellToken,
  TOKEN_ABILITIES,
  type TokenAbility,
} from "#app/core/people/api-token.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Tools } from "../tools.ts";

export type IssueOutcome =
  /** `token` is shown to its holder now and never again. */
  | { readonly kind: "issued"; readonly tokenId: TokenId; readonly token: string }
  | { readonly kind: "no-label" | "no-abilities" | "bad-days" }
  | { readonly kind: "refused"; readonly reason: Refusal };

const DAY = 86_400_000;
const LABEL_LIMIT = 80;

/**
 * Issues a token for the API to the person who asks, with some of what their role may do. Nobody issues one for somebody
 * else: whoever saw it could act under the other's name. What a role loses, its tokens lose with it.
 */
export async function issueToken(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "random" | "shortSecrets" | "securityLog">,
  input: {
    readonly by: Person;
    readonly label: string;
    readonly abilities: readonly TokenAbility[];
    readonly days: number;
  },
): Promise<IssueOutcome> {
  const { by } = input;
  const now = tools.clock.now();
  const own = authorise(by, "account.own", OFFICE, now);
  if (!own.allowed) return { kind: "refused", reason: own.reason };
  const label = input.label.trim();
  if (label === "" || label.length > LABEL_LIMIT) return { kind: "no-label" };
  const { days } = input;
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_TOKEN_DAYS) return { kind: "bad-days" };
  const abilities = TOKEN_ABILITIES.filter((ability) => input.abilities.includes(ability));
  if (abilities.length === 0) return { kind: "no-abilities" };
  const beyond = abilities.find((ability) => !canCarry(by, ability, now));
  if (beyond !== undefined) return { kind: "refused", reason: "not-this-role" };
  const token = spellToken(tools.random(32));
  const tokenId: TokenId = tools.newId("tok");
  const expiresAt = later(now, days * DAY);
  await tools.transact((stores) =>
    stores.tokens.issue(
      {
        id: tokenId,
        tokenHash: tools.shortSecrets.hashToken(token),
        personId: by.id,
        label,
        abilities,
        issuedBy: by.id,
        issuedAt: now,
        expiresAt,
      },
      {
        ev: "access.granted",
        subj: by.id,
        actor: actorOf(by),
        obj: { role: by.role, token: tokenId, abilities, expires: expiresAt },
        disclosures: [actorName(by)],
      },
    ),
  );
  tools.securityLog.record({
    event: "token.made",
    personId: by.id,
    facts: { token: tokenId, role: by.role },
  });
  return { kind: "issued", tokenId, token };
}

/** Whether a token of this person can carry the ability: only what their role may use itself. */
export function canCarry(person: Person, ability: TokenAbility, now: Instant): boolean {
  return authorise(person, ability, OFFICE, now).allowed;
}
