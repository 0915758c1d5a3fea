import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { DraftId, ItemId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { AppendEvent } from "./custody-store.ts";
import { derivativeReader, derivativeStore } from "./derivative-store.ts";
import { endingFileReader } from "./ending-file-reader.ts";
import { examinationReader, examinationStore } from "./examination-store.ts";
import { forgetLooks } from "./fingerprint-store.ts";
import { COLUMNS, fieldOf, itemsOf, type EvidenceItem, type ItemState } from "./item-row.ts";
import { fieldSealer } from "./report-keys.ts";
import { pairReader, pairStore } from "./pair-store.ts";
import { unsealedReader } from "./unsealed-reader.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

export type { Derivative, MissingDerivative } from "./derivative-store.ts";
export type { EvidenceItem } from "./item-row.ts";

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

/** Reading and writing evidence items. Every change writes its custody events in the same transaction. */
export function itemStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...itemReader(scope),
    ...derivativeStore(scope, append),
    ...examinationStore(scope, append),
    ...pairStore(scope, append),
    async receive(
      item: Omit<
        EvidenceItem,
        | ("position" | "state" | "sealedAt" | "reportId" | "afterSending")
        | ("examination" | "examinationNumber" | "examinedWith" | "assessment" | "mediaType")
      > & { readonly reportId?: ReportId | null; readonly afterSending?: boolean },
      ...events: readonly [CustodyEvent, ...CustodyEvent[]]
    ): Promise<void> {
      const last = await db
        .selectFrom("evidence_item")
        .select((eb) => eb.fn.max("position").as("position"))
        .where("draft_id", "=", item.draftId)
        .executeTakeFirst();
      const seal = await fieldSealer(scope, item.draftId);
      await db
        .insertInto("evidence_item")
        .values({
          id: item.id,
          draft_id: item.draftId,
          report_id: item.reportId ?? null,
          position: Number(last?.position ?? 0) + 1,
          state: "received",
          original_name: seal(fieldOf(item.id, "original_name"), item.originalName),
          declared_type: seal(fieldOf(item.id, "declared_type"), item.declaredType),
          size: item.size,
          sha256: item.sha256,
          sha512: item.sha512,
          received_at: item.receivedAt,
          sealed_at: null,
          examination: "waiting",
          assessment: null,
          raw_metadata: null,
          media_type: null,
          examined_at: null,
          examination_number: 0,
          examined_with: "",
          waits_for: "",
          after_sending: item.afterSending === true ? 1 : 0,
        })
        .execute();
      for (const event of events) await append(event);
    },
    /** `digests` are given for a file that came in parts: the first that were taken of it. */
    async seal(
      id: ItemId,
      at: Instant,
      events: readonly CustodyEvent[],
      digests: { readonly sha256?: string; readonly sha512?: string } = {},
    ): Promise<void> {
      const result = await db
        .updateTable("evidence_item")
        .set({ state: "sealed", sealed_at: at, ...digests })
        .where("id", "=", id)
        .where("state", "=", "received")
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "seal the item");
      for (const event of events) await append(event);
    },
    async markDamaged(id: ItemId, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("evidence_item")
        .set({ state: "damaged" })
        .where("id", "=", id)
        .where("state", "in", ["received", "sealed"])
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "mark the item as damaged");
      await append(event);
    },
    /** Takes back that it is damaged, or says again of one that waits that it is to be sealed. */
    async awaitSeal(id: ItemId, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("evidence_item")
        .set({ state: "received" })
        .where("id", "=", id)
        .where("state", "in", ["damaged", "received"])
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "have the item sealed again");
      await append(event);
    },
    /** Empties the name a file came with; false when it was empty already, and then nothing is recorded. */
    async forgetName(id: ItemId, event: CustodyEvent): Promise<boolean> {
      const result = await db
        .updateTable("evidence_item")
        .set({ original_name: "" })
        .where("id", "=", id)
        .where("original_name", "!=", "")
        .executeTakeFirst();
      if (result.numUpdatedRows !== 1n) return false;
      await append(event);
      return true;
    },
    /** The reporter took a file back before sending the report. The row stays, as the record's other half. */
    async withdraw(id: ItemId, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("evidence_item")
        .set({
          state: "withdrawn",
          original_name: "",
          declared_type: "",
          assessment: null,
          raw_metadata: null,
        })
        .where("id", "=", id)
        .where("state", "!=", "withdrawn")
        // Evidence of a sent report is nobody's to take back, however late the wish arrives.
        .where("report_id", "is", null)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "withdraw the item");
      await db.deleteFrom("derivative").where("item_id", "=", id).execute();
      await db.deleteFrom("other_examination").where("item_id", "=", id).execute();
      await db.deleteFrom("first_look").where("item_id", "=", id).execute();
      await db.deleteFrom("sender_digest").where("item_id", "=", id).execute();
      await db.deleteFrom("sender_modified").where("item_id", "=", id).execute();
      await forgetLooks({ db }, id);
      await db
        .deleteFrom("item_pair")
        .where((eb) => eb.or([eb("item_id", "=", id), eb("other_id", "=", id)]))
        .execute();
      await append(event);
    },
    /** An agency's file whose bytes are not kept after all, before it was sealed. The row stays, apart from its report. */
    async refuse(id: ItemId, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("evidence_item")
        .set({ state: "withdrawn", original_name: "", declared_type: "", report_id: null })
        .where("id", "=", id)
        .where("state", "=", "received")
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "refuse the item");
      await append(event);
    },
    async attachToReport(draftId: DraftId, reportId: ReportId): Promise<void> {
      await db
        .updateTable("evidence_item")
        .set({ report_id: reportId })
        .where("draft_id", "=", draftId)
        .where("state", "!=", "withdrawn")
        .execute();
    },
  };
}
