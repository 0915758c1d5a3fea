import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { DraftId, ItemId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { AppendEvent } from "./custody-store.ts";
import { endedUploadReader, endedUploadStore } from "./ended-upload-store.ts";
import { fieldSealer } from "./report-keys.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";
import {
  standingOf,
  uploadFieldOf,
  uploadsOf,
  type Upload,
  type UploadStanding,
} from "./upload-row.ts";
import { uploadRoomReader } from "./upload-room.ts";

export type { Upload, UploadStanding };

/** Reading files that are still arriving. */
export function uploadReader(scope: DatabaseScope) {
  const { db, holdsRows } = scope;
  const begunFor = (draftId: DraftId) =>
    db
      .selectFrom("upload")
      .selectAll()
      .where("draft_id", "=", draftId)
      .orderBy("begun_at")
      .orderBy("item_id")
      .execute();
  return {
    ...endedUploadReader(scope),
    ...uploadRoomReader(scope),
    /** Whether there is one. Opens no field: where a draft's key is gone its rows are still there. */
    async isThere(itemId: ItemId): Promise<boolean> {
      const row = await db
        .selectFrom("upload")
        .select("item_id")
        .where("item_id", "=", itemId)
        .executeTakeFirst();
      return row !== undefined;
    },
    /** Whether a byte of any was acknowledged. */
    async anyArriving(): Promise<boolean> {
      const row = await db
        .selectFrom("upload")
        .select("item_id")
        .where("arrived", ">", 0)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    /** All but what it is called, of which nothing has to be opened. */
    async standing(itemId: ItemId): Promise<UploadStanding | undefined> {
      const row = await db
        .selectFrom("upload")
        .selectAll()
        .where("item_id", "=", itemId)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row && standingOf(row);
    },
    async find(itemId: ItemId): Promise<Upload | undefined> {
      const row = await db
        .selectFrom("upload")
        .selectAll()
        .where("item_id", "=", itemId)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row === undefined ? undefined : (await uploadsOf(scope, [row]))[0];
    },
    /** A draft's, and later its report's, in the order in which they were begun. */
    async ofDraft(draftId: DraftId): Promise<Upload[]> {
      return uploadsOf(scope, await begunFor(draftId));
    },
    /** The same, of which nothing has to be opened. */
    async standingsOfDraft(draftId: DraftId): Promise<UploadStanding[]> {
      return (await begunFor(draftId)).map(standingOf);
    },
    async ofReports(reportIds: readonly ReportId[]): Promise<Upload[]> {
      if (reportIds.length === 0) return [];
      const rows = await db
        .selectFrom("upload")
        .selectAll()
        .where("report_id", "in", reportIds)
        .orderBy("begun_at")
        .orderBy("item_id")
        .execute();
      return uploadsOf(scope, rows);
    },
    /** All of them by id after one, at most `limit`, of which nothing has to be opened. */
    async standings(after: string, limit: number): Promise<UploadStanding[]> {
      const rows = await db
        .selectFrom("upload")
        .selectAll()
        .where("item_id", ">", after)
        .orderBy("item_id")
        .limit(limit)
        .execute();
      return rows.map(standingOf);
    },
    /** Those whose last byte came before an instant. */
    async idleSince(before: Instant, limit: number): Promise<ItemId[]> {
      const rows = await db
        .selectFrom("upload")
        .select("item_id")
        .where("last_byte_at", "<", before)
        .orderBy("last_byte_at")
        .limit(limit)
        .execute();
      return rows.map((row) => row.item_id as ItemId);
    },
    /** When the sender's device says that it last wrote the file; undefined where it said nothing. */
    async senderModified(itemId: ItemId): Promise<Instant | undefined> {
      const row = await db
        .selectFrom("sender_modified")
        .select("modified_at")
        .where("item_id", "=", itemId)
        .executeTakeFirst();
      return row?.modified_at as Instant | undefined;
    },
    /** What the sender's device says the file's SHA-256 is, in lower-case hexadecimal. */
    async senderDigests(itemIds: readonly ItemId[]): Promise<ReadonlyMap<ItemId, string>> {
      if (itemIds.length === 0) return new Map();
      const rows = await db
        .selectFrom("sender_digest")
        .select(["item_id", "sha256"])
        .where("item_id", "in", itemIds)
        .execute();
      return new Map(rows.map((row) => [row.item_id as ItemId, row.sha256]));
    },
  };
}

/**
 * Reading and writing files that are still arriving. They are nobody's evidence yet: only giving one up is recorded, and beginning one that
 * is added to a report after it was sent.
 */
export function uploadStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...uploadReader(scope),
    ...endedUploadStore(scope),
    /** `added` is the record of a file for a report that was sent already; `modifiedAt` when the sender's device says that it last wrote the file. */
    async begin(
      upload: Omit<Upload, "arrived" | "lastByteAt" | "afterSending"> & {
        readonly modifiedAt?: Instant | undefined;
      },
      added?: CustodyEvent,
    ): Promise<void> {
      const seal = await fieldSealer(scope, upload.draftId);
      await db
        .insertInto("upload")
        .values({
          item_id: upload.itemId,
          draft_id: upload.draftId,
          report_id: upload.reportId,
          original_name: seal(uploadFieldOf(upload.itemId, "original_name"), upload.originalName),
          declared_type: seal(uploadFieldOf(upload.itemId, "declared_type"), upload.declaredType),
          size: upload.size,
          arrived: 0,
          sample: upload.sample,
          begun_at: upload.begunAt,
          last_byte_at: upload.begunAt,
          channel: upload.channel,
          brought_by: upload.broughtBy?.id ?? "",
          brought_by_role: upload.broughtBy?.role ?? "",
          after_sending: added === undefined ? 0 : 1,
        })
        .execute();
      const { itemId, modifiedAt } = upload;
      if (modifiedAt !== undefined) {
        const told = { item_id: itemId, modified_at: modifiedAt };
        await db.insertInto("sender_modified").values(told).execute();
      }
      if (added !== undefined) await append(added);
    },
    /** False when it is no upload any more: what came then is not kept, and nobody may be told that it is. */
    async noteArrived(itemId: ItemId, arrived: number, at: Instant): Promise<boolean> {
      const result = await db
        .updateTable("upload")
        .set({ arrived, last_byte_at: at })
        .where("item_id", "=", itemId)
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    /** Leaves no upload that moved later than now: of one that says so, this is the latest that its last byte can have come. */
    async boundTime(now: Instant): Promise<void> {
      await db
        .updateTable("upload")
        .set({ last_byte_at: now })
        .where("last_byte_at", ">", now)
        .execute();
    },
    /** Those on their way, and those that were let go. */
    async attachToReport(draftId: DraftId, reportId: ReportId): Promise<void> {
      for (const table of ["upload", "ended_upload"] as const) {
        await db
          .updateTable(table)
          .set({ report_id: reportId })
          .where("draft_id", "=", draftId)
          .execute();
      }
    },
    /** Empties what a report's files that did not arrive are called; false when nothing was left to forget, and then nothing is recorded. */
    async forgetNames(reportId: ReportId, event: CustodyEvent): Promise<boolean> {
      let forgotten = 0n;
      for (const table of ["upload", "ended_upload"] as const) {
        const result = await db
          .updateTable(table)
          .set({ original_name: "" })
          .where("report_id", "=", reportId)
          .where("original_name", "!=", "")
          .executeTakeFirst();
        forgotten += result.numUpdatedRows;
      }
      if (forgotten === 0n) return false;
      await append(event);
      return true;
    },
    /** Ends the row of a file that became an item; the item's own record says so. */
    async become(itemId: ItemId): Promise<void> {
      const result = await db.deleteFrom("upload").where("item_id", "=", itemId).executeTakeFirst();
      requireOne(result.numDeletedRows, "end the upload");
    },
    /** Gives up what has not arrived whole: taken back, or its time is over. False when it is not there any more. */
    async giveUp(itemId: ItemId, event: CustodyEvent): Promise<boolean> {
      const result = await db.deleteFrom("upload").where("item_id", "=", itemId).executeTakeFirst();
      if (result.numDeletedRows !== 1n) return false;
      await db.deleteFrom("sender_digest").where("item_id", "=", itemId).execute();
      await db.deleteFrom("sender_modified").where("item_id", "=", itemId).execute();
      await append(event);
      return true;
    },
    /**
     * Keeps the first digest that the sender's device told; later ones change nothing. `event` is what to record of a file that is sealed
     * already.
     */
    async tellDigest(
      told: { readonly itemId: ItemId; readonly sha256: string; readonly at: Instant },
      event: CustodyEvent | undefined,
    ): Promise<void> {
      const result = await db
        .insertInto("sender_digest")
        .values({ item_id: told.itemId, sha256: told.sha256, told_at: told.at })
        .onConflict((conflict) => conflict.column("item_id").doNothing())
        .executeTakeFirst();
      if (event !== undefined && result.numInsertedOrUpdatedRows === 1n) await append(event);
    },
  };
}
