import type { DraftId, ItemId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { derivativeReader } from "./derivative-store.ts";
import { endingFileReader } from "./ending-file-reader.ts";
import { examinationReader } from "./examination-store.ts";
import { COLUMNS, itemsOf, type EvidenceItem, type ItemState } from "./item-row.ts";
import { pairReader } from "./pair-store.ts";
import type { DatabaseScope } from "./scope.ts";
import { unsealedReader } from "./unsealed-reader.ts";

/** Reading evidence items and their derivatives. */
export function itemReader(scope: DatabaseScope) {
  const { db, holdsRows } = scope;
  return {
    ...derivativeReader(scope),
    ...endingFileReader(scope),
    ...examinationReader(scope),
    ...pairReader(scope),
    ...unsealedReader(scope),
    /** Whether there is one, in whatever state. Opens no field: where a draft's key is gone its rows are still there. */
    async isThere(id: ItemId): Promise<boolean> {
      const row = await db
        .selectFrom("evidence_item")
        .select("id")
        .where("id", "=", id)
        .executeTakeFirst();
      return row !== undefined;
    },
    /** Whether any stands in one of these states. */
    async anyIn(states: readonly ItemState[]): Promise<boolean> {
      const row = await db
        .selectFrom("evidence_item")
        .select("id")
        .where("state", "in", states)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async find(id: ItemId): Promise<EvidenceItem | undefined> {
      const row = await db
        .selectFrom("evidence_item")
        .select(COLUMNS)
        .where("id", "=", id)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row === undefined ? undefined : (await itemsOf(scope, [row]))[0];
    },
    /** A draft's files in the order they came; withdrawn ones are left out. */
    async ofDraft(draftId: DraftId): Promise<EvidenceItem[]> {
      const rows = await db
        .selectFrom("evidence_item")
        .select(COLUMNS)
        .where("draft_id", "=", draftId)
        .where("state", "!=", "withdrawn")
        .orderBy("position")
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .execute();
      return itemsOf(scope, rows);
    },
    /** The sealed files of an item's draft, or the report it became, whose rows say that they have these bytes too; in their order. */
    async sealedTwins(
      { id, draftId }: Pick<EvidenceItem, "id" | "draftId">,
      sha512: string,
    ): Promise<{ readonly id: ItemId; readonly state: "sealed" }[]> {
      const rows = await db
        .selectFrom("evidence_item")
        .select("id")
        .where("draft_id", "=", draftId)
        .where("sha512", "=", sha512)
        .where("state", "=", "sealed")
        .where("id", "!=", id)
        .orderBy("position")
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .execute();
      return rows.map((row) => ({ id: row.id as ItemId, state: "sealed" }));
    },
    async ofReports(reportIds: readonly ReportId[]): Promise<EvidenceItem[]> {
      if (reportIds.length === 0) return [];
      const rows = await db
        .selectFrom("evidence_item")
        .select(COLUMNS)
        .where("report_id", "in", reportIds)
        .orderBy("report_id")
        .orderBy("position")
        .execute();
      return itemsOf(scope, rows);
    },
    /** Bytes of all files that came since an instant, also of those taken back; of all that are kept when none is given. */
    async bytesReceived(since: Instant | null): Promise<number> {
      const row = await db
        .selectFrom("evidence_item")
        .select((eb) => eb.fn.sum("size").as("bytes"))
        .$if(since !== null, (query) => query.where("received_at", ">=", since ?? ""))
        .$if(since === null, (query) => query.where("state", "!=", "withdrawn"))
        .executeTakeFirst();
      return Number(row?.bytes ?? 0);
    },
    /** Bytes that are still to be copied into the store. */
    async bytesToSeal(): Promise<number> {
      const row = await db
        .selectFrom("evidence_item")
        .select((eb) => eb.fn.sum("size").as("bytes"))
        .where("state", "=", "received")
        .executeTakeFirst();
      return Number(row?.bytes ?? 0);
    },
  };
}
