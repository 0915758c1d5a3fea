import type { DraftId, ImportId, ItemId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type {
  PartnerFacts,
  PartnerFileState,
  PartnerRefusal,
} from "#app/core/partner/file-facts.ts";
import type { PartnerFileTable, PartnerImportTable } from "#db/partner-tables.ts";
import type { PartnerFile, PartnerImport } from "./import-store.ts";
import { fieldOpener } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";

// Which fields of a delivery are encrypted, and under what name each is bound to its row.

export const importFieldOf = (id: string, column: "reference" | "custodian") =>
  ({ purpose: "metadata", row: `${id}/${column}` }) as const;
export const factsOf = (importId: string, number: number) =>
  ({ purpose: "metadata", row: `${importId}/${number}/facts` }) as const;

export async function importsOf(
  scope: DatabaseScope,
  rows: readonly PartnerImportTable[],
): Promise<PartnerImport[]> {
  const open = await fieldOpener(
    scope,
    rows.map((row) => row.draft_id),
  );
  return rows.map((row) => ({
    id: row.id as ImportId,
    draftId: row.draft_id as DraftId,
    reportId: row.report_id as ReportId,
    agency: row.agency,
    reference: open(row.draft_id, importFieldOf(row.id, "reference"), row.reference),
    custodian: open(row.draft_id, importFieldOf(row.id, "custodian"), row.custodian),
    state: row.state as PartnerImport["state"],
    begunBy: row.begun_by,
    begunAt: row.begun_at as Instant,
    finishedAt: row.finished_at as Instant | null,
  }));
}

export async function filesOf(
  scope: DatabaseScope,
  rows: readonly (PartnerFileTable & { readonly draft_id: string })[],
): Promise<PartnerFile[]> {
  const open = await fieldOpener(
    scope,
    rows.map((row) => row.draft_id),
  );
  return rows.map((row) => ({
    importId: row.import_id as ImportId,
    number: row.number,
    state: row.state as PartnerFileState,
    facts: JSON.parse(
      open(row.draft_id, factsOf(row.import_id, row.number), row.facts),
    ) as PartnerFacts,
    size: row.size,
    itemId: row.item_id as ItemId | null,
    why: row.why as PartnerRefusal | null,
    foundSha256: row.found_sha256,
    changedAt: row.changed_at as Instant,
  }));
}
