import type { CaseFile } from "#app/adapters/database/case-store.ts";
import type { Stores } from "#app/adapters/database/stores.ts";
import { rulesFor, type Audience } from "#app/core/bundle/audience.ts";
import type { BundleWorksheets } from "#app/core/bundle/worksheets.ts";
import { defencesDocument } from "#app/core/case/defences-document.ts";
import { elementsDocument } from "#app/core/case/elements-document.ts";
import { immunityDocument } from "#app/core/case/immunity-document.ts";
import type { Tools } from "../tools.ts";
import { caseSheets, sheetLabels } from "./case-sheets.ts";

/** Counsel's worksheets for a bundle that is being asked for; undefined for an audience that gets none: for those nothing is even kept. */
export async function worksheetsFor(
  tools: Pick<Tools, "office">,
  stores: Stores,
  file: CaseFile,
  audience: Audience,
): Promise<BundleWorksheets | undefined> {
  if (rulesFor(audience)?.classes.includes("worksheets") !== true) return undefined;
  const sheets = await caseSheets(tools, stores, file.id);
  const of = { caseNumber: file.number, labels: sheetLabels(sheets) };
  const { charges, gaps, immunity: standings, immunityGaps } = sheets;
  return {
    elements: elementsDocument({ ...of, charges, gaps }),
    defences: defencesDocument({ ...of, charges }),
    immunity: immunityDocument({ ...of, standings, gaps: immunityGaps }),
  };
}
