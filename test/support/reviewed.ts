import type { CaseId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { UseCases } from "#app/use-cases/bind.ts";

/**
 * Decides EX-0 of every file of a case that is open, so that bundles may be made of it. `by` is a prosecutor or investigator who reaches the case. A file that came
 * up again, as by an examination that ended since, is decided on by calling it once more.
 */
export async function everyFileReviewed(
  useCases: UseCases,
  { by, caseId }: { readonly by: Person; readonly caseId: CaseId },
): Promise<void> {
  const read = await useCases.readReview({ by, caseId });
  if (read.kind !== "review") throw new Error(`the review cannot be read: ${read.kind}`);
  const chosen = read.files
    .filter(({ standing }) => standing.open !== undefined)
    .map(({ item, seen }) => ({ itemId: item.id, seen }));
  if (chosen.length === 0) return;
  const act = { kind: "decide", codes: ["EX-0"], reason: "Looked at from end to end." } as const;
  const recorded = await useCases.recordReview({ by, caseId, chosen, act });
  if (recorded.kind !== "recorded" || recorded.left.length > 0) {
    throw new Error(`not decided: ${JSON.stringify(recorded)}`);
  }
}
