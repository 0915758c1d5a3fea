import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { DraftId, ItemId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { AppendEvent } from "./custody-store.ts";
import { derivativeStore } from "./derivative-store.ts";
import { examinationStore } from "./examination-store.ts";
import { forgetLooks } from "./fingerprint-store.ts";
import { itemReader } from "./item-reader.ts";
import { fieldOf, type EvidenceItem } from "./item-row.ts";
import { fieldSealer } from "./report-keys.ts";
import { pairStore } from "./pair-store.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

export type { Derivative, MissingDerivative } from "./derivative-store.ts";
export type { EvidenceItem } from "./item-row.ts";

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
