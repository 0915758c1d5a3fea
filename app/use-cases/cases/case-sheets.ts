import type { KeptEntry } from "#app/adapters/database/case-sheet-store.ts";
import type { CaseReportRow, Exhibit } from "#app/adapters/database/case-store.ts";
import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { ReadStores, Stores } from "#app/adapters/database/stores.ts";
import { peopleStandings, type PersonStanding } from "#app/core/case/case-people.ts";
import { exhibitNumber } from "#app/core/case/case-number.ts";
import { chargeStandings, gapsOf, type ChargeStanding, type Gap } from "#app/core/case/coverage.ts";
import { standingOf } from "#app/core/case/exculpatory-review.ts";
import {
  immunityGaps,
  immunityStandings,
  type ImmunityGap,
  type ImmunityStanding,
} from "#app/core/case/immunity-sheet.ts";
import type { SheetLabels } from "#app/core/case/printed-entry.ts";
import { standingFacts } from "#app/core/case/standing-facts.ts";
import type { CaseEntry } from "#app/core/case/sheet-entry.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import type { CaseId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

/** All worksheets of a case as they stand, with what their facts may rest on. */
export interface CaseSheets {
  readonly charges: readonly ChargeStanding[];
  readonly gaps: readonly Gap[];
  readonly immunity: readonly ImmunityStanding[];
  readonly immunityGaps: readonly ImmunityGap[];
  readonly people: readonly PersonStanding[];
  readonly reports: readonly CaseReportRow[];
  readonly items: readonly { readonly item: EvidenceItem; readonly exhibit: Exhibit | undefined }[];
  /** Every entry, to find what a link or an edit is of. */
  readonly entries: readonly CaseEntry[];
}

type Reading = Pick<ReadStores | Stores, "cases" | "items" | "caseSheets" | "exculpatory">;

/** Reads them. `shown` says of each entry what the reader sees of it. Whether somebody may read is the caller's to ask. */
export async function caseSheets(
  { office }: Pick<Tools, "office">,
  stores: Reading,
  caseId: CaseId,
  shown: (entry: KeptEntry) => CaseEntry = (entry) => entry,
): Promise<CaseSheets> {
  const entries = (await stores.caseSheets.entries(caseId)).map(shown);
  const reports = await stores.cases.reports(caseId);
  const items = await stores.items.ofReports(reports.map(({ reportId }) => reportId));
  const exhibits = await stores.cases.exhibits(caseId);
  const there = new Set<string>([
    ...reports.map(({ reportId }) => reportId),
    ...items.map(({ id }) => id),
  ]);
  const isThere = ({ values }: CaseEntry) =>
    [values["item"] ?? "", values["report"] ?? ""].every((id) => id === "" || there.has(id));
  const supportsDefence = await isAnyDefence(stores, caseId, items);
  const charges = chargeStandings(entries, isThere, supportsDefence);
  const immunity = immunityStandings(entries, office.immunityQuestions ?? [], isThere);
  return {
    charges,
    gaps: gapsOf(charges, isThere),
    immunity,
    immunityGaps: immunityGaps(immunity, isThere),
    people: peopleStandings(entries, standingFacts(entries)),
    reports,
    items: items.map((item) => ({
      item,
      exhibit: exhibits.find(({ itemId }) => itemId === item.id),
    })),
    entries,
  };
}

/** Whether people found that a file of the case supports a defence (EX-3). */
async function isAnyDefence(
  stores: Pick<Reading, "exculpatory">,
  caseId: CaseId,
  items: readonly EvidenceItem[],
): Promise<boolean> {
  const steps = await stores.exculpatory.ofCase(caseId);
  return items.some(({ id }) => {
    const own = steps.filter(({ itemId }) => itemId === id);
    return standingOf(own, [], false).decision?.codes.includes("EX-3") === true;
  });
}

/** What printed worksheets call the files and reports of the case: exhibits by the prosecution's numbers. */
export function sheetLabels({
  items,
  reports,
}: Pick<CaseSheets, "items" | "reports">): SheetLabels {
  const codeOf = (reportId: string | null) =>
    reports.find((report) => report.reportId === reportId)?.code;
  return {
    file: (itemId) => {
      const found = items.find(({ item }) => item.id === itemId);
      if (found === undefined) return undefined;
      const { item, exhibit } = found;
      if (exhibit !== undefined) {
        const number = exhibitNumber("PRO", exhibit.number);
        return { exhibit: number, words: number, sha256: item.sha256 };
      }
      const name = originalName(item.originalName).display;
      const words = `${name} (no exhibit yet; report ${codeOf(item.reportId) ?? "left the case"})`;
      return { exhibit: "", words, sha256: item.sha256 };
    },
    report: codeOf,
  };
}
