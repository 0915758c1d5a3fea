import type { KeptCaseEdit, KeptEntry } from "#app/adapters/database/case-sheet-store.ts";
import type { CaseFile, CaseReportRow, Exhibit } from "#app/adapters/database/case-store.ts";
import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import { saysOtherToday } from "#app/core/case/charge-text.ts";
import { chargeStandings, gapsOf, type ChargeStanding, type Gap } from "#app/core/case/coverage.ts";
import type { CaseEntry, EntryValues } from "#app/core/case/sheet-entry.ts";
import type { CaseEntryId, CaseId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { findCase } from "./case-access.ts";

/** The worksheets of a case, with what their facts may rest on. */
export interface CaseSheet {
  readonly file: CaseFile;
  readonly charges: readonly ChargeStanding[];
  readonly gaps: readonly Gap[];
  /** Entries that were taken back, newest act last. */
  readonly withdrawn: readonly CaseEntry[];
  readonly held: readonly KeptCaseEdit[];
  readonly reports: readonly CaseReportRow[];
  readonly items: readonly { readonly item: EvidenceItem; readonly exhibit: Exhibit | undefined }[];
  /** Charges about which the office's pack says something else today than they keep. */
  readonly outdated: readonly CaseEntryId[];
  /** Every entry, to find what a link or an edit is of. */
  readonly entries: readonly CaseEntry[];
}

export type ReadSheetOutcome =
  | { readonly kind: "sheet"; readonly sheet: CaseSheet }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** Stands where words of a report are kept from who may not read reports. */
const KEPT_BACK = "(words of the report, not open to you)";

/** Reads the charges of a case with their elements and facts. Words of reports are left out for those who may not read them. */
export async function readCaseSheet(
  tools: Pick<Tools, "read" | "clock" | "office">,
  input: { readonly by: Person; readonly caseId: CaseId },
): Promise<ReadSheetOutcome> {
  return tools.read((stores) => sheetIn(tools, stores, input));
}

/** The same for a file to keep. That it was made is recorded before its first byte. */
export async function exportCaseSheet(
  tools: Pick<Tools, "read" | "clock" | "office" | "recordLook">,
  input: { readonly by: Person; readonly caseId: CaseId },
): Promise<ReadSheetOutcome> {
  const read = await readCaseSheet(tools, input);
  if (read.kind !== "sheet") return read;
  const { file, charges } = read.sheet;
  await tools.recordLook({
    ev: "case.sheet_exported",
    subj: file.id,
    actor: actorOf(input.by),
    obj: { charges: charges.length },
    disclosures: [actorName(input.by), { name: "case", value: file.title }],
  });
  return read;
}

async function sheetIn(
  tools: Pick<Tools, "clock" | "office">,
  stores: ReadStores,
  { by, caseId }: { readonly by: Person; readonly caseId: CaseId },
): Promise<ReadSheetOutcome> {
  const now = tools.clock.now();
  const access = await findCase(stores, by, "case.read", caseId, now);
  if (access.kind !== "allowed") return access;
  const readsWords = authorise(by, "report.read", access.subject, now).allowed;
  const shown = (values: EntryValues): EntryValues =>
    readsWords || (values["words"] ?? "") === "" ? values : { ...values, words: KEPT_BACK };
  const entries = (await stores.caseSheets.entries(caseId)).map((entry: KeptEntry) => ({
    ...entry,
    values: shown(entry.values),
  }));
  const held = (await stores.caseSheets.unsettled(caseId)).map((edit) => ({
    ...edit,
    mine: shown(edit.mine),
  }));
  const reports = await stores.cases.reports(caseId);
  const items = await stores.items.ofReports(reports.map(({ reportId }) => reportId));
  const exhibits = await stores.cases.exhibits(caseId);
  const there = new Set<string>([
    ...reports.map(({ reportId }) => reportId),
    ...items.map(({ id }) => id),
  ]);
  const isThere = ({ values }: CaseEntry) =>
    [values["item"] ?? "", values["report"] ?? ""].every((id) => id === "" || there.has(id));
  const charges = chargeStandings(entries, isThere);
  return {
    kind: "sheet",
    sheet: {
      file: access.file,
      charges,
      gaps: gapsOf(charges, isThere),
      withdrawn: entries.filter(({ withdrawn }) => withdrawn),
      held,
      reports,
      items: items.map((item) => ({
        item,
        exhibit: exhibits.find(({ itemId }) => itemId === item.id),
      })),
      outdated: charges
        .map(({ charge }) => charge)
        .filter(({ values }) => saysOtherToday(values, tools.office))
        .map(({ id }) => id),
      entries,
    },
  };
}
