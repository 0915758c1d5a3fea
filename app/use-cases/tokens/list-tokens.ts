import type { ApiToken } from "#app/adapters/database/token-store.ts";
import { isTokenInTime, TOKEN_ABILITIES, type TokenAbility } from "#app/core/people/api-token.ts";
import { authorise, OFFICE, type Person } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { canCarry } from "./issue-token.ts";

export interface ListedToken extends ApiToken {
  readonly holderName: string;
  readonly state: "good" | "expired" | "revoked" | "holder-disabled";
}

export interface TokenList {
  readonly tokens: readonly ListedToken[];
  /** What a new token of this person may carry. */
  readonly grantable: readonly TokenAbility[];
  /** True when the list holds everybody's tokens. */
  readonly everybody: boolean;
}

/** The person's own tokens; everybody's for those who manage accounts. Newest first. */
export async function listTokens(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person },
): Promise<TokenList> {
  const { by } = input;
  const now = tools.clock.now();
  const everybody = authorise(by, "people.manage", OFFICE, now).allowed;
  const own = authorise(by, "account.own", OFFICE, now).allowed;
  if (!own && !everybody) return { tokens: [], grantable: [], everybody: false };
  return tools.read(async (stores) => {
    const tokens = await stores.tokens.list(everybody ? undefined : by.id);
    const people = new Map((await stores.people.all()).map((person) => [person.id, person]));
    const stateOf = (token: ApiToken): ListedToken["state"] => {
      if (token.revokedAt !== null) return "revoked";
      if (!isTokenInTime(token, now)) return "expired";
      return people.get(token.personId)?.status === "active" ? "good" : "holder-disabled";
    };
    return {
      tokens: tokens.map((token) => ({
        ...token,
        holderName: people.get(token.personId)?.displayName ?? "",
        state: stateOf(token),
      })),
      grantable: TOKEN_ABILITIES.filter((ability) => canCarry(by, ability, now)),
      everybody,
    };
  });
}
