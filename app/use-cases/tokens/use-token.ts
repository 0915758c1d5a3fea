import { instantFromMillis, millisOf } from "#app/core/instant.ts";
import { isTokenInTime, isTokenText } from "#app/core/people/api-token.ts";
import type { PersonId } from "#app/core/ids.ts";
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
  tools: Pick<Tools, "transact" | "clock" | "shortSecrets" | "securityLog">,
  input: { readonly token: string },
): Promise<UseTokenOutcome> {
  const used = isTokenText(input.token)
    ? await findToken(tools, input.token)
    : { kind: "no-match" as const, reason: "misspelled" as const };
  if (used.kind !== "no-match") return used;
  // Why is for the auditor alone: told to the caller, it would say which tokens once were good.
  const { reason, personId } = used;
  tools.securityLog.record({ event: "token.refused", personId, facts: { reason } });
  return { kind: "no-match" };
}

interface NoMatch {
  readonly kind: "no-match";
  readonly reason: "misspelled" | "unknown" | "revoked" | "expired" | "holder-disabled";
  readonly personId?: PersonId;
}

async function findToken(
  tools: Pick<Tools, "transact" | "clock" | "shortSecrets">,
  text: string,
): Promise<Exclude<UseTokenOutcome, { kind: "no-match" }> | NoMatch> {
  const tokenHash = tools.shortSecrets.hashToken(text);
  const now = tools.clock.now();
  const start = Math.floor(millisOf(now) / MINUTE) * MINUTE;
  return tools.transact(async (stores): ReturnType<typeof findToken> => {
    const token = await stores.tokens.byHash(tokenHash);
    if (token === undefined) return { kind: "no-match", reason: "unknown" };
    const { personId } = token;
    if (token.revokedAt !== null) return { kind: "no-match", reason: "revoked", personId };
    if (!isTokenInTime(token, now)) return { kind: "no-match", reason: "expired", personId };
    const person = await stores.people.find(personId);
    if (person?.status !== "active") {
      return { kind: "no-match", reason: "holder-disabled", personId };
    }
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
