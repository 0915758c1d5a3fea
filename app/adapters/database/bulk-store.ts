import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ActId, BulkId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { BulkReason, BulkState } from "#app/core/triage/bulk.ts";
import { bulkReader, commentField, type Bulk, type BulkTurn } from "./bulk-reader.ts";
import type { AppendEvent } from "./custody-store.ts";
import { inChunks } from "./in-chunks.ts";
import { ensureReportKey, fieldSealer } from "./report-keys.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** What became of one report. */
export type SettledTurn =
  | { readonly state: "done"; readonly act: ActId }
  | { readonly state: "same" }
  | { readonly state: "skipped"; readonly why: BulkReason };

/** Writing acts on many reports. That one was asked for and that it ended are records; each report has its own. */
export function bulkStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...bulkReader(scope),
    async begin(
      bulk: Pick<Bulk, "id" | "act" | "comment" | "askedBy" | "askedAt">,
      turns: readonly Omit<BulkTurn, "position">[],
      event: CustodyEvent,
    ): Promise<void> {
      const { id, act, comment, askedBy, askedAt } = bulk;
      await ensureReportKey(scope, "office");
      const seal = await fieldSealer(scope, "office");
      await db
        .insertInto("bulk_act")
        .values({
          ...{ id, kind: act.kind, target: act.to, comment: seal(commentField(id), comment) },
          ...{ asked_by: askedBy, asked_at: askedAt, reports: turns.length, finished_at: null },
        })
        .execute();
      const rows = turns.map(({ reportId, seen, undoes }, index) => ({
        ...{ bulk_id: id, position: index + 1, report_id: reportId, seen, undoes },
        ...{ state: "waiting" satisfies BulkState, why: null, act_id: null },
      }));
      for (const some of inChunks(rows)) await db.insertInto("bulk_report").values(some).execute();
      await append(event);
    },
    /** Says what became of a report that waited. Fails where that was said before. */
    async settle(id: BulkId, position: number, settled: SettledTurn): Promise<void> {
      const { state } = settled;
      const result = await db
        .updateTable("bulk_report")
        .set({
          state,
          why: state === "skipped" ? settled.why : null,
          act_id: state === "done" ? settled.act : null,
        })
        .where("bulk_id", "=", id)
        .where("position", "=", position)
        .where("state", "=", "waiting")
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "settle a report of an act on many");
    },
    async finish(id: BulkId, at: Instant, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("bulk_act")
        .set({ finished_at: at })
        .where("id", "=", id)
        .where("finished_at", "is", null)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "end an act on many");
      await append(event);
    },
  };
}
