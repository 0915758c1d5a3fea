import type { Stores } from "#app/adapters/database/stores.ts";
import { chargeText } from "#app/core/case/charge-text.ts";
import { readMoment } from "#app/core/case/moment.ts";
import type { EntryKind, EntryValues, ParsedEntry } from "#app/core/case/sheet-entry.ts";
import { isIdOf, type CaseEntryId, type CaseId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

/** Where an entry is to stand. */
export interface EntryPlace {
  readonly caseId: CaseId;
  readonly kind: EntryKind;
  readonly parentId: CaseEntryId | null;
}

/**
 * Asks of what a form says whether it can be so: a fact's file and report are of the case, its moment lies within the file, its words stand in the report; a charge's
 * statute is in the office's pack, whose dated text is kept with it.
 */
export async function checkEntry(
  tools: Pick<Tools, "office">,
  stores: Stores,
  place: EntryPlace,
  values: EntryValues,
): Promise<ParsedEntry> {
  switch (place.kind) {
    case "charge": {
      const found = chargeText(tools.office, values["statute"] ?? "", values["day"] ?? "");
      return found === undefined
        ? refused("statute", "Choose an offence of the list.")
        : { ok: true, values: { ...values, ...found.values } };
    }
    case "fact":
      return checkFact(stores, place, values);
    case "element":
    case "gap":
      return { ok: true, values };
  }
}

async function checkFact(
  stores: Stores,
  { caseId, parentId }: EntryPlace,
  values: EntryValues,
): Promise<ParsedEntry> {
  const { item = "", report = "", at = "", words = "", contradicts = "" } = values;
  const members = (await stores.cases.reports(caseId)).map(({ reportId }) => reportId);
  if (item !== "") {
    const found = isIdOf("itm", item) ? await stores.items.find(item) : undefined;
    if (found?.reportId == null || !members.includes(found.reportId)) {
      return refused("item", "Choose a file of this case.");
    }
    const moment = readMoment(at);
    const seconds = found.assessment?.durationSeconds ?? null;
    if (moment?.kind === "time" && seconds !== null && moment.milliseconds > seconds * 1000) {
      return refused("at", `The file is only ${seconds} seconds long.`);
    }
  }
  if (report !== "") {
    if (!isIdOf("rpt", report) || !members.includes(report)) {
      return refused("report", "Choose a report of this case.");
    }
    const narrative = (await stores.reports.find(report))?.narrative ?? "";
    if (!oneLine(narrative).includes(oneLine(words))) {
      return refused("words", "The report does not say this. Copy its words as they stand there.");
    }
  }
  if (contradicts !== "") {
    const other = isIdOf("cen", contradicts)
      ? await stores.caseSheets.find(contradicts)
      : undefined;
    if (other?.kind !== "fact" || other.parentId !== parentId) {
      return refused("contradicts", "Choose a fact of the same element.");
    }
  }
  return { ok: true, values };
}

/** Line breaks and runs of blanks say nothing of whose words they are. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function refused(field: string, message: string): ParsedEntry {
  return { ok: false, problems: [{ field, message }] };
}
