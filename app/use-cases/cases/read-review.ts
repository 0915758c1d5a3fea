import type { CaseFile } from "#app/adapters/database/case-store.ts";
import type { ActId, CaseId } from "#app/core/ids.ts";
import { authorise, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { findCase } from "./case-access.ts";
import { writeStep } from "./record-review.ts";
import { reviewedFiles, type ReviewedFile } from "./reviewed-files.ts";

type Ended =
  { readonly kind: "not-found" } | { readonly kind: "refused"; readonly reason: Refusal };

export type ReadReviewOutcome =
  | {
      readonly kind: "review";
      readonly file: CaseFile;
      readonly files: readonly ReviewedFile[];
      /** Whether the reader may read reports: what suggests a review quotes their words. */
      readonly readsWords: boolean;
    }
  | Ended;

/** The exculpatory review of every file of a case, for those who may read the case. */
export async function readReview(
  tools: Pick<Tools, "read" | "clock" | "office">,
  { by, caseId }: { readonly by: Person; readonly caseId: CaseId },
): Promise<ReadReviewOutcome> {
  return tools.read(async (stores): Promise<ReadReviewOutcome> => {
    const now = tools.clock.now();
    const access = await findCase(stores, by, "case.read", caseId, now);
    if (access.kind !== "allowed") return access;
    return {
      kind: "review",
      file: access.file,
      files: await reviewedFiles(tools, stores, caseId),
      readsWords: authorise(by, "report.read", access.subject, now).allowed,
    };
  });
}

export type UndoReviewOutcome =
  | {
      readonly kind: "undone";
      readonly actId: ActId;
      readonly undone: number;
      readonly left: number;
    }
  | Ended;

/**
 * Takes back what one did oneself, to as many files as it was, each with a record. A file that somebody did something to since is left as it is. Undoing that is
 * redoing.
 */
export async function undoReview(
  tools: Pick<Tools, "transact" | "clock" | "newId">,
  input: { readonly by: Person; readonly caseId: CaseId; readonly actId: ActId },
): Promise<UndoReviewOutcome> {
  const { by, caseId } = input;
  const now = tools.clock.now();
  return tools.transact(async (stores): Promise<UndoReviewOutcome> => {
    const access = await findCase(stores, by, "exculpatory.decide", caseId, now);
    if (access.kind !== "allowed") return access;
    const all = await stores.exculpatory.ofCase(caseId);
    const mine = all.filter((step) => step.actId === input.actId && step.by === by.id);
    if (mine.length === 0) return { kind: "not-found" };
    const acting = { by, now, file: access.file, actId: tools.newId("act") };
    let undone = 0;
    for (const { itemId, version } of mine) {
      const newest = all.findLast((step) => step.itemId === itemId)?.version;
      if (newest !== version) continue;
      const step = { kind: "taken-back", of: version } as const;
      await writeStep(stores, acting, { itemId, before: version, step });
      undone += 1;
    }
    return { kind: "undone", actId: acting.actId, undone, left: mine.length - undone };
  });
}
