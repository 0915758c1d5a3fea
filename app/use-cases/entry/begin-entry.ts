import { toUtf8 } from "#app/core/encoding.ts";
import type { DraftId } from "#app/core/ids.ts";
import { later } from "#app/core/instant.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { DRAFT_MILLIS } from "../intake/draft-lifetime.ts";
import type { Tools } from "../tools.ts";

export type BeginEntryOutcome =
  | { readonly kind: "begun"; readonly draftId: DraftId }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Begins a report that somebody of the office types in: a draft like every other, whose secret is sealed for who types instead of lying in a
 * browser. It is there again in any browser in which they sign in, until it is filed or its time is over.
 */
export async function beginEntry(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "shortSecrets" | "accountSealer">,
  input: { readonly by: Person; readonly fields: FormFields },
): Promise<BeginEntryOutcome> {
  const { by } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "report.enter", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const draftId = tools.newId("drf");
  const token = tools.shortSecrets.newToken();
  await tools.transact(async ({ drafts, entries }) => {
    await drafts.create({
      id: draftId,
      tokenHash: tools.shortSecrets.hashToken(token),
      now,
      expiresAt: later(now, DRAFT_MILLIS),
    });
    const tokenBox = tools.accountSealer.seal(by.id, toUtf8(token));
    await entries.begin({ draftId, personId: by.id, tokenBox, at: now });
    await entries.save(draftId, input.fields);
  });
  return { kind: "begun", draftId };
}
