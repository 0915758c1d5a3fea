import type { DraftId, ItemId, ReportId } from "#app/core/ids.ts";
import type { EndedWhy } from "#app/core/intake/ended-why.ts";
import type { Instant } from "#app/core/instant.ts";
import type { EndedUploadTable } from "#db/report-tables.ts";
import { fieldOpener } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";
import { uploadFieldOf } from "./upload-row.ts";

/** A file that did not arrive whole in time, or was not taken. Its bytes are gone; that they came, and how many, stays. Sizes in bytes. */
export interface EndedUpload {
  readonly itemId: ItemId;
  readonly reportId: ReportId | null;
  /** Empty where it was erased. */
  readonly originalName: string;
  readonly declaredType: string;
  /** As its sender announced it. */
  readonly size: number;
  readonly arrived: number;
  readonly lastByteAt: Instant;
  readonly endedAt: Instant;
  readonly why: EndedWhy;
}

/** Reading what is known of files that were let go. */
export function endedUploadReader(scope: DatabaseScope) {
  return {
    /** In the order in which they were let go. */
    async endedOfReports(reportIds: readonly ReportId[]): Promise<EndedUpload[]> {
      if (reportIds.length === 0) return [];
      const rows = await scope.db
        .selectFrom("ended_upload")
        .selectAll()
        .where("report_id", "in", reportIds)
        .orderBy("ended_at")
        .orderBy("item_id")
        .execute();
      const open = await fieldOpener(
        scope,
        rows.map((row) => row.draft_id),
      );
      return rows.map((row) =>
        endedOf(row, (column) =>
          open(row.draft_id, uploadFieldOf(row.item_id, column), row[column]),
        ),
      );
    },
  };
}

/** Writing it. Each row goes with a record that another store's method writes in the same transaction. */
export function endedUploadStore({ db }: DatabaseScope) {
  return {
    /** Keeps what is known of an upload before its row goes. Its encrypted name is copied as it is: its key may be gone. */
    async keepEnded(
      itemId: ItemId,
      end: {
        readonly arrived: number;
        readonly at: Instant;
        readonly why: Exclude<EndedWhy, "">;
      },
    ) {
      const row = await db
        .selectFrom("upload")
        .select(["draft_id", "report_id", "original_name", "declared_type", "size"])
        .select("last_byte_at")
        .where("item_id", "=", itemId)
        .executeTakeFirstOrThrow();
      await db
        .insertInto("ended_upload")
        .values({ ...row, item_id: itemId, arrived: end.arrived, ended_at: end.at, why: end.why })
        .execute();
    },
    /** They go with a draft that is not sent. */
    async forgetEnded(draftId: DraftId): Promise<void> {
      await db.deleteFrom("ended_upload").where("draft_id", "=", draftId).execute();
    },
  };
}

function endedOf(
  row: EndedUploadTable,
  open: (column: "original_name" | "declared_type") => string,
): EndedUpload {
  return {
    itemId: row.item_id as ItemId,
    reportId: row.report_id as ReportId | null,
    originalName: open("original_name"),
    declaredType: open("declared_type"),
    size: row.size,
    arrived: row.arrived,
    lastByteAt: row.last_byte_at as Instant,
    endedAt: row.ended_at as Instant,
    why: row.why as EndedWhy,
  };
}
