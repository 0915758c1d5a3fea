import type { KeptCaseEdit } from "#app/adapters/database/case-sheet-store.ts";
import type { CaseFile } from "#app/adapters/database/case-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import { saysOtherToday } from "#app/core/case/charge-text.ts";
import { immunityDocument } from "#app/core/case/immunity-document.ts";
import type { CaseEntry, EntryValues } from "#app/core/case/sheet-entry.ts";
import type { CaseEntryId, CaseId } from "#app/core/ids.ts";
import { actorName, actorOf } from "#app/core/people/actor.ts";
import { authorise, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Tools } from "../tools.ts";
import { findCase } from "./case-access.ts";
import { caseSheets, sheetLabels, type CaseSheets } from "./case-sheets.ts";

/** The worksheets of a case, as one person reads them. */
export interface CaseSheet extends CaseSheets {
  readonly file: CaseFile;
  /** Entries that were taken back, newest act last. */
  readonly withdrawn: readonly CaseEntry[];
  readonly held: readonly KeptCaseEdit[];
  /** Charges about which the office's pack says something else today than they keep. */
  readonly outdated: readonly CaseEntryId[];
}

export type ReadSheetOutcome =
  | { readonly kind: "sheet"; readonly sheet: CaseSheet }
  | { readonly kind: "not-found" }
  | { readonly kind: "refused"; readonly reason: Refusal };

/** Stands where words of a report are kept from who may not read reports. */
const KEPT_BACK = "(words of the report, not open to you)";

type Reading = Pick<Tools, "read" | "clock" | "office">;
type Asked = { readonly by: Person; readonly caseId: CaseId };

/** Reads the worksheets of a case. Words of reports are left out for those who may not read them. */
export async function readCaseSheet(tools: Reading, input: Asked): Promise<ReadSheetOutcome> {
  return tools.read((stores) => sheetIn(tools, stores, input));
}

/** The sheet of charges for a file to keep. That it was made is recorded before its first byte. */
export async function exportCaseSheet(
  tools: Reading & Pick<Tools, "recordLook">,
  input: Asked,
): Promise<ReadSheetOutcome> {
  const read = await readCaseSheet(tools, input);
  if (read.kind !== "sheet") return read;
  await recordExport(tools, input, read.sheet, { charges: read.sheet.charges.length });
  return read;
}

export type PrintImmunityOutcome =
  | { readonly kind: "printed"; readonly number: string; readonly pdf: Uint8Array }
  | Exclude<ReadSheetOutcome, { kind: "sheet" }>;

/** The Supremacy Clause worksheets of a case as a PDF. That it was made is recorded before it is handed out. */
export async function printImmunitySheet(
  tools: Reading & Pick<Tools, "recordLook" | "drawWorksheet">,
  input: Asked,
): Promise<PrintImmunityOutcome> {
  const read = await readCaseSheet(tools, input);
  if (read.kind !== "sheet") return read;
  const { sheet } = read;
  const { file, immunity: standings, immunityGaps: gaps } = sheet;
  const { officeName: name, timeZone, bundleLegend } = tools.office;
  const about = { caseNumber: file.number, at: tools.clock.now(), office: { name, timeZone } };
  const pdf = await tools.drawWorksheet(
    { ...about, legend: bundleLegend.PRO },
    immunityDocument({ caseNumber: file.number, standings, gaps, labels: sheetLabels(sheet) }),
  );
  await recordExport(tools, input, sheet, { immunity: standings.length });
  return { kind: "printed", number: file.number, pdf };
}

async function recordExport(
  tools: Pick<Tools, "recordLook">,
  { by }: Asked,
  { file }: CaseSheet,
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  await tools.recordLook({
    ev: "case.sheet_exported",
    subj: file.id,
    actor: actorOf(by),
    obj: counts,
    disclosures: [actorName(by), { name: "case", value: file.title }],
  });
}

async function sheetIn(
  tools: Pick<Tools, "clock" | "office">,
  stores: ReadStores,
  { by, caseId }: Asked,
): Promise<ReadSheetOutcome> {
  const now = tools.clock.now();
  const access = await findCase(stores, by, "case.read", caseId, now);
  if (access.kind !== "allowed") return access;
  const readsWords = authorise(by, "report.read", access.subject, now).allowed;
  const shown = (values: EntryValues): EntryValues =>
    readsWords || (values["words"] ?? "") === "" ? values : { ...values, words: KEPT_BACK };
  const sheets = await caseSheets(tools, stores, caseId, (entry) => ({
    ...entry,
    values: shown(entry.values),
  }));
  const held = (await stores.caseSheets.unsettled(caseId)).map((edit) => ({
    ...edit,
    mine: shown(edit.mine),
  }));
  return {
    kind: "sheet",
    sheet: {
      ...sheets,
      file: access.file,
      withdrawn: sheets.entries.filter(({ withdrawn }) => withdrawn),
      held,
      outdated: sheets.charges
        .map(({ charge }) => charge)
        .filter(({ values }) => saysOtherToday(values, tools.office))
        .map(({ id }) => id),
    },
  };
}
