import { SYSTEM_SUBJECT, type BulkId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import { lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

export type UndoBulkOutcome =
  | { readonly kind: "begun"; readonly bulkId: BulkId }
  /** All that this person may know of was taken back before, by this act at last. */
  | { readonly kind: "already"; readonly bulkId: BulkId }
  /** It has not come to its end. */
  | { readonly kind: "under-way" }
  | { readonly kind: "nothing-done" }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/**
 * Takes an act on many reports back as one, by a job: each report as `undoAct` does, so what somebody did since stays. Who did not ask for it
 * takes back what concerns reports that they may know of. Done to one that took back, it does that again.
 */
export async function undoBulk(
  tools: Pick<Tools, "transact" | "clock" | "newId" | "wakeWorker">,
  input: { readonly by: Person; readonly bulkId: BulkId },
): Promise<UndoBulkOutcome> {
  const { by, bulkId: undone } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "report.triage", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const looker = lookerOf(by, decision, now);
  const outcome = await tools.transact(async (stores): Promise<UndoBulkOutcome> => {
    const bulk = await stores.bulks.find(undone);
    if (bulk === undefined) return { kind: "not-found" };
    const isOwn = bulk.askedBy === by.id;
    const reach = isOwn ? undefined : looker;
    const { done } = await stores.bulks.counts(undone, reach);
    if (done === 0) return { kind: isOwn ? "nothing-done" : "not-found" };
    if (bulk.finishedAt === null) return { kind: "under-way" };
    // A colleague who may know of a few took those back: the others are still to be taken back.
    const acts = await stores.bulks.actsLeft(undone, reach);
    if (acts.length === 0) {
      const before = await stores.bulks.undoneBy(undone);
      if (before === undefined) throw new Error("what was done by an act on many is lost");
      return { kind: "already", bulkId: before };
    }
    const id: BulkId = tools.newId("blk");
    await stores.bulks.begin(
      { id, act: { kind: "undo", to: undone }, comment: "", askedBy: by.id, askedAt: now },
      acts.map(({ reportId, act }) => ({ reportId, seen: 0, undoes: act })),
      {
        ...{ ev: "queue.bulk_begun", subj: SYSTEM_SUBJECT, actor: actorOf(by) },
        obj: { bulk: id, act: "undo", undoes: undone, reports: acts.length },
        disclosures: [actorName(by)],
      },
    );
    await stores.jobs.enqueue({ name: "act-in-bulk", bulkId: id }, now);
    return { kind: "begun", bulkId: id };
  });
  if (outcome.kind === "begun") tools.wakeWorker();
  return outcome;
}
