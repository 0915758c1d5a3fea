import type { Actor } from "#app/core/custody/event.ts";
import type { DraftId, ItemId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { UploadChannel } from "#app/core/intake/channel.ts";
import type { UploadTable } from "#db/upload-tables.ts";
import { fieldOpener } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";

/** Under what name each encrypted field of an upload is bound to its row; the same once the upload is over. */
export const uploadFieldOf = (id: string, column: "original_name" | "declared_type") =>
  ({ purpose: "metadata", row: `${id}/${column}` }) as const;

/** A file that is still arriving, under the id that it will have as an evidence item. Sizes in bytes. */
export interface Upload {
  readonly itemId: ItemId;
  readonly draftId: DraftId;
  readonly reportId: ReportId | null;
  readonly originalName: string;
  readonly declaredType: string;
  readonly size: number;
  /** What had arrived at the last answer: for showing. How much is really kept, the staging knows. */
  readonly arrived: number;
  /** The sender's mark of the file, by which it is known again; empty when none was given. */
  readonly sample: string;
  readonly begunAt: Instant;
  readonly lastByteAt: Instant;
  readonly channel: UploadChannel;
  /** Who brings it with a token or a name, as custody records name them; undefined for a reporter. */
  readonly broughtBy: Actor | undefined;
  /** Whether it was begun after its report was sent. */
  readonly afterSending: boolean;
}

/** Where an upload stands, without what its sender calls it. */
export type UploadStanding = Omit<Upload, "originalName" | "declaredType">;

/** Uploads as their rows have them, with what is encrypted opened. */
export async function uploadsOf(
  scope: DatabaseScope,
  rows: readonly UploadTable[],
): Promise<Upload[]> {
  const open = await fieldOpener(
    scope,
    rows.map((row) => row.draft_id),
  );
  return rows.map((row) =>
    uploadOf(row, (column) => open(row.draft_id, uploadFieldOf(row.item_id, column), row[column])),
  );
}

function uploadOf(
  row: UploadTable,
  open: (column: "original_name" | "declared_type") => string,
): Upload {
  return {
    ...standingOf(row),
    originalName: open("original_name"),
    declaredType: open("declared_type"),
  };
}

export function standingOf(row: UploadTable): UploadStanding {
  return {
    itemId: row.item_id as ItemId,
    draftId: row.draft_id as DraftId,
    reportId: row.report_id as ReportId | null,
    size: row.size,
    arrived: row.arrived,
    sample: row.sample,
    begunAt: row.begun_at as Instant,
    lastByteAt: row.last_byte_at as Instant,
    channel: row.channel as UploadChannel,
    broughtBy: bringerOf(row),
    afterSending: Number(row.after_sending) === 1,
  };
}

/** People act in a role; what acts in none is a part of the system. */
function bringerOf({ brought_by: id, brought_by_role: role }: UploadTable): Actor | undefined {
  if (id === "") return undefined;
  return role === "" ? { kind: "system", id } : { kind: "user", id, role };
}
