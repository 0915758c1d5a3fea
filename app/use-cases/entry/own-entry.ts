import type { Entry } from "#app/adapters/database/entry-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { Draft } from "#app/adapters/database/draft-store.ts";
import { keptOfEntry } from "#app/core/intake/entry-versions.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import { seenMark } from "#app/core/seen-mark.server.ts";
import type { DraftId } from "#app/core/ids.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";

export type FoundEntry =
  | { readonly kind: "entry"; readonly entry: Entry; readonly token: string }
  | { readonly kind: "filed"; readonly entry: Entry }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** What this person types under that id, with its draft's secret. Nobody else's is found, and none is told from one that does not exist. */
export async function findOwnEntry(
  tools: Pick<Tools, "accountSealer" | "clock">,
  stores: Pick<ReadStores, "entries">,
  { by, draftId }: { readonly by: Person; readonly draftId: DraftId },
): Promise<FoundEntry> {
  const decision = authorise(by, "report.enter", OFFICE, tools.clock.now());
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const entry = await stores.entries.own(draftId, by.id);
  if (entry === undefined) return { kind: "not-found" };
  if (entry.reportId !== null || entry.tokenBox === null) return { kind: "filed", entry };
  const token = tools.accountSealer.open(by.id, entry.tokenBox);
  return token === undefined
    ? { kind: "not-found" }
    : { kind: "entry", entry, token: new TextDecoder().decode(token) };
}

/** The mark of what is saved of an entry, contact details included: another saving has another mark, which says nothing of what it is of. */
export function entryMark(form: FormFields, draft: Pick<Draft, "sealedIdentityMark">): string {
  return seenMark([keptOfEntry(form), draft.sealedIdentityMark]);
}
