import { instantFromMillis, millisOf } from "#app/core/instant.ts";
import { isTokenText } from "#app/core/people/api-token.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";

/** Calls that one token may make in one minute of the clock. */
export const CALLS_A_MINUTE = 600;
const MINUTE = 60_000;

/** How much of its budget a token has left, and when it gets a new one. */
export interface TokenBudget {
  readonly remaining: number;
  readonly resetSeconds: number;
}

export type UseTokenOutcome =
  | { readonly kind: "good"; readonly person: Person; readonly budget: TokenBudget }
  | { readonly kind: "spent"; readonly budget: TokenBudget }
  /** Misspelled, unknown, revoked, run out, or its holder is disabled: all answer alike. */
  | { readonly kind: "no-match" };

/**
 * The person that a token acts for, narrowed to what the token may do. Rights are read afresh at every call, so that a
 * revoked token or a disabled account ends at once. The call counts against the token's budget, in the database, so that
 * all servers of an office share one count.
 */
export async function useToken(
  tools: Pick<Tools, "transact" | "clock" | "shortSecrets">,
  input: { readonly token: string },
): Promise<UseTokenOutcome> {
  if (!isTokenText(input.token)) return { kind: "no-match" };
  const tokenHash = tools.shortSecrets.hashToken(input.token);
  const now = tools.clock.now();
  const start = Math.floor(millisOf(now) / MINUTE) * MINUTE;
  return tools.transact(async (stores): Promise<UseTokenOutcome> => {
    const token = await stores.tokens.byHash(tokenHash);
    if (token === undefined || token.revokedAt !== null || token.expiresAt <= now) {
      return { kind: "no-match" };
    }
    const person = await stores.people.find(token.personId);
    if (person?.status !== "active") return { kind: "no-match" };
    const calls = await stores.tokens.countCall(token.id, {
      day: now.slice(0, 10),
      window: instantFromMillis(start),
    });
    const budget = {
      remaining: Math.max(0, CALLS_A_MINUTE - calls),
      resetSeconds: Math.max(1, Math.ceil((start + MINUTE - millisOf(now)) / 1_000)),
    };
    if (calls > CALLS_A_MINUTE) return { kind: "spent", budget };
    const grant = { id: token.id, abilities: token.abilities };
    return { kind: "good", person: { ...person, token: grant }, budget };
  });
}
