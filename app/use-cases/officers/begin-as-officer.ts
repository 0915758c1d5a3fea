import { later } from "#app/core/instant.ts";
import { isTokenInTime, isTokenText } from "#app/core/people/api-token.ts";
import { DRAFT_MILLIS } from "../intake/draft-lifetime.ts";
import type { Tools } from "../tools.ts";

export type BeginAsOfficerOutcome =
  | { readonly kind: "begun"; readonly token: string }
  /** Misspelled, unknown, ended or run out: all answer alike. */
  | { readonly kind: "no-match" };

/**
 * Begins a report of an officer for whoever holds their agency's pass. The draft keeps the agency and not the pass: one that was given to one officer
 * would name them. Afterwards the draft's own cookie is the only key, and the pass is asked for no more.
 */
export async function beginAsOfficer(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "shortSecrets" | "securityLog">,
  input: { readonly pass: string },
): Promise<BeginAsOfficerOutcome> {
  const pass = input.pass.trim();
  const { shortSecrets } = tools;
  const now = tools.clock.now();
  const expiresAt = later(now, DRAFT_MILLIS);
  const token = shortSecrets.newToken();
  const refused = (reason: "misspelled" | "unknown" | "revoked" | "expired") => {
    // Why is for the auditor alone: told to the visitor, it would say which passes once were good.
    tools.securityLog.record({ event: "token.refused", facts: { reason } });
    return { kind: "no-match" } as const;
  };
  if (!isTokenText(pass)) return refused("misspelled");
  const found = await tools.transact(async (stores) => {
    const known = await stores.officerTokens.byHash(shortSecrets.hashToken(pass));
    if (known === undefined) return "unknown";
    if (known.revokedAt !== null) return "revoked";
    if (!isTokenInTime(known, now)) return "expired";
    await stores.officerTokens.noteUse(known.id, now.slice(0, 10));
    const id = tools.newId("drf");
    const tokenHash = shortSecrets.hashToken(token);
    await stores.drafts.create({ id, tokenHash, now, expiresAt });
    const answers = { officer: { agency: known.agency } };
    await stores.drafts.saveAnswers(id, answers, now, expiresAt);
    return "begun";
  });
  return found === "begun" ? { kind: "begun", token } : refused(found);
}
