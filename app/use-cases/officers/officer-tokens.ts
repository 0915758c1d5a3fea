import type { OfficerToken } from "#app/adapters/database/officer-token-store.ts";
import type { OfficerTokenId } from "#app/core/ids.ts";
import { later } from "#app/core/instant.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { isTokenInTime, LONGEST_TOKEN_DAYS, spellToken } from "#app/core/people/api-token.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { isAgency } from "#app/core/people/team.ts";
import type { Tools } from "../tools.ts";

const DAY = 86_400_000;
const LABEL_LIMIT = 80;

export type IssueOfficerTokenOutcome =
  /** `token` is shown now and never again. */
  | { readonly kind: "issued"; readonly tokenId: OfficerTokenId; readonly token: string }
  | { readonly kind: "no-agency" | "no-label" | "bad-days" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Issues the pass by which officers of one agency reach the form for them. It opens nothing else: it begins a report that says which agency it came
 * from. `days` from 1 to a year.
 */
export async function issueOfficerToken(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "random" | "shortSecrets" | "securityLog">,
  input: {
    readonly by: Person;
    readonly agency: string;
    readonly label: string;
    readonly days: number;
  },
): Promise<IssueOfficerTokenOutcome> {
  const { by, days } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "officer-token.manage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const agency = input.agency.trim().toLowerCase();
  if (!isAgency(agency)) return { kind: "no-agency" };
  const label = input.label.trim();
  if (label === "" || label.length > LABEL_LIMIT) return { kind: "no-label" };
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_TOKEN_DAYS) return { kind: "bad-days" };
  const token = spellToken(tools.random(32));
  const tokenId: OfficerTokenId = tools.newId("oft");
  const expiresAt = later(now, days * DAY);
  const tokenHash = tools.shortSecrets.hashToken(token);
  await tools.transact((stores) =>
    stores.officerTokens.issue(
      { id: tokenId, tokenHash, agency, label, issuedBy: by.id, issuedAt: now, expiresAt },
      {
        ev: "access.granted",
        subj: by.id,
        actor: actorOf(by),
        obj: { officer_token: tokenId, agency, expires: expiresAt },
        disclosures: [actorName(by)],
      },
    ),
  );
  const facts = { token: tokenId };
  tools.securityLog.record({ event: "token.made", personId: by.id, facts });
  return { kind: "issued", tokenId, token };
}

export type RevokeOfficerTokenOutcome =
  { readonly kind: "done" | "not-found" } | { readonly kind: "refused"; readonly reason: Refusal };

/** Ends a pass at once. Reports that were begun with it go on. Ended twice, the second time changes and records nothing. */
export async function revokeOfficerToken(
  tools: Pick<Tools, "transact" | "clock" | "securityLog">,
  input: { readonly by: Person; readonly tokenId: OfficerTokenId },
): Promise<RevokeOfficerTokenOutcome> {
  const { by, tokenId } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "officer-token.manage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const found = await tools.transact(async (stores) => {
    const token = await stores.officerTokens.find(tokenId);
    if (token === undefined) return "not-found";
    if (token.revokedAt !== null) return "ended-before";
    await stores.officerTokens.revoke(tokenId, now, {
      ev: "access.revoked",
      subj: token.issuedBy,
      actor: actorOf(by),
      obj: { officer_token: tokenId, agency: token.agency },
      disclosures: [actorName(by)],
    });
    return "ended";
  });
  if (found === "ended") {
    const facts = { token: tokenId, reason: "by-administrator" };
    tools.securityLog.record({ event: "token.ended", personId: by.id, facts });
  }
  return { kind: found === "not-found" ? "not-found" : "done" };
}

export interface ListedOfficerToken extends OfficerToken {
  readonly state: "good" | "expired" | "revoked";
}

export type ListOfficerTokensOutcome =
  | { readonly kind: "tokens"; readonly tokens: readonly ListedOfficerToken[] }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** Every pass with where it stands, newest first. */
export async function listOfficerTokens(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person },
): Promise<ListOfficerTokensOutcome> {
  const now = tools.clock.now();
  const decision = authorise(input.by, "officer-token.manage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const all = await tools.read(({ officerTokens }) => officerTokens.all());
  return {
    kind: "tokens",
    tokens: all.map((token) => ({
      ...token,
      state: token.revokedAt !== null ? "revoked" : isTokenInTime(token, now) ? "good" : "expired",
    })),
  };
}
