import type { Assessment } from "#app/core/claims/assessment.ts";
import type { DraftId, ItemId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { EvidenceItemTable } from "#db/schema.ts";
import { fieldOpener } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";

export type ItemState = "received" | "sealed" | "withdrawn" | "damaged";
export type ExaminationState = "waiting" | "done" | "failed";

/** An original as received. Sizes in bytes, digests in lower-case hex of the bytes as received. */
export interface EvidenceItem {
  readonly id: ItemId;
  readonly draftId: DraftId;
  readonly reportId: ReportId | null;
  readonly position: number;
  readonly state: ItemState;
  readonly originalName: string;
  readonly declaredType: string;
  readonly size: number;
  /** Empty until it is sealed for a file that came in parts. */
  readonly sha256: string;
  readonly sha512: string;
  readonly receivedAt: Instant;
  readonly sealedAt: Instant | null;
  readonly examination: ExaminationState;
  /** Which examination `assessment` is of, counted from 1; 0 before the first. */
  readonly examinationNumber: number;
  /** The examining programs and their versions; empty where it was not noted. */
  readonly examinedWith: string;
  readonly assessment: Assessment | null;
  readonly mediaType: string | null;
  /** Whether it was begun, or came, after its report was sent. */
  readonly afterSending: boolean;
}

export const COLUMNS = [
  "id",
  "draft_id",
  "report_id",
  "position",
  "state",
  "original_name",
  "declared_type",
  "size",
  "sha256",
  "sha512",
  "received_at",
  "sealed_at",
  "examination",
  "examination_number",
  "examined_with",
  "assessment",
  "media_type",
  "after_sending",
] as const;

type ItemColumn = "original_name" | "declared_type" | "assessment" | "raw_metadata";
export const fieldOf = (id: string, column: ItemColumn) =>
  ({ purpose: "metadata", row: `${id}/${column}` }) as const;

/** An assessment as it was kept. Those that were made before there were maps lack what maps say. */
export function readAssessment(text: string): Assessment {
  return { ...{ surroundings: null, sun: null }, ...(JSON.parse(text) as Assessment) };
}

type ItemRow = Pick<EvidenceItemTable, (typeof COLUMNS)[number]>;

export async function itemsOf(
  scope: DatabaseScope,
  rows: readonly ItemRow[],
): Promise<EvidenceItem[]> {
  const open = await fieldOpener(
    scope,
    rows.map((row) => row.draft_id),
  );
  return rows.map((row) =>
    itemOf(row, (column, box) => open(row.draft_id, fieldOf(row.id, column), box)),
  );
}

function itemOf(row: ItemRow, open: (column: ItemColumn, box: string) => string): EvidenceItem {
  return {
    id: row.id as ItemId,
    draftId: row.draft_id as DraftId,
    reportId: row.report_id as ReportId | null,
    position: row.position,
    state: row.state as ItemState,
    originalName: open("original_name", row.original_name),
    declaredType: open("declared_type", row.declared_type),
    size: row.size,
    sha256: row.sha256,
    sha512: row.sha512,
    receivedAt: row.received_at as Instant,
    sealedAt: row.sealed_at as Instant | null,
    examination: row.examination as ExaminationState,
    examinationNumber: row.examination_number,
    examinedWith: row.examined_with,
    assessment: row.assessment === null ? null : readAssessment(open("assessment", row.assessment)),
    mediaType: row.media_type,
    afterSending: Number(row.after_sending) === 1,
  };
}
