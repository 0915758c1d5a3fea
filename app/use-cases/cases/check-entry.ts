import type { Stores } from "#app/adapters/database/stores.ts";
import { nextPseudonym } from "#app/core/case/case-people.ts";
import { chargeText, defenceText } from "#app/core/case/charge-text.ts";
import { readMoment } from "#app/core/case/moment.ts";
import type { EntryKind, EntryValues, ParsedEntry } from "#app/core/case/sheet-entry.ts";
import { isIdOf, type CaseEntryId, type CaseId } from "#app/core/ids.ts";
import type { Tools } from "../tools.ts";

/** Where an entry is to stand. */
export interface EntryPlace {
  readonly caseId: CaseId;
  readonly kind: EntryKind;
  readonly parentId: CaseEntryId | null;
  /** What it says now; undefined for a new one. */
  readonly values?: EntryValues;
}

/**
 * Asks of what a form says whether it can be so: a fact's file and report are of the case, its moment lies within the file, its words stand in the report; a charge's
 * statute is in the office's pack, whose dated text is kept with it; what stands on a Supremacy Clause worksheet answers one of the pack's questions.
 */
export async function checkEntry(
  tools: Pick<Tools, "office">,
  stores: Stores,
  place: EntryPlace,
  values: EntryValues,
): Promise<ParsedEntry> {
  switch (place.kind) {
    case "charge": {
      const { statute = "", day = "", lastDay = "" } = values;
      const found = chargeText(tools.office, statute, day, lastDay);
      return found === undefined
        ? refused("statute", "Choose an offence of the list.")
        : { ok: true, values: { ...values, ...found.values } };
    }
    case "fact": {
      const checked = await checkFact(stores, place, values);
      return checked.ok ? underQuestion(tools, stores, place, checked.values) : checked;
    }
    case "gap":
    case "look":
      return underQuestion(tools, stores, place, values);
    case "defence":
      return checkDefence(tools, stores, place, values);
    case "person":
      return checkPerson(stores, place, values);
    case "link":
      return checkSources(stores, place, values);
    case "element":
    case "immunity":
      return { ok: true, values };
  }
}

/** One of the pack's keeps its dated text by the day of its charge; one that the pack has no longer keeps what it had. */
async function checkDefence(
  { office }: Pick<Tools, "office">,
  stores: Stores,
  { parentId, values: before = {} }: EntryPlace,
  values: EntryValues,
): Promise<ParsedEntry> {
  const { defence: id = "" } = values;
  if (id === "") return { ok: true, values };
  const charge = parentId === null ? undefined : await stores.caseSheets.find(parentId);
  const found = defenceText(office, id, charge?.values ?? {});
  if (found !== undefined) return { ok: true, values: { ...values, ...found } };
  return before["defence"] === id
    ? { ok: true, values: { ...before, ...pickDecision(values) } }
    : refused("defence", "Choose a defence of the list.");
}

function pickDecision({ told = "", reason = "" }: EntryValues): EntryValues {
  return { told, reason };
}

/** What stands on a Supremacy Clause worksheet keeps its question as the pack words it; elsewhere there are no questions. */
async function underQuestion(
  { office }: Pick<Tools, "office">,
  stores: Stores,
  { kind, parentId, values: before = {} }: EntryPlace,
  { question: id = "", ...values }: EntryValues,
): Promise<ParsedEntry> {
  const parent = parentId === null ? undefined : await stores.caseSheets.find(parentId);
  if (parent?.kind !== "immunity") return { ok: true, values };
  // A gap may be of the whole worksheet.
  if (id === "" && kind === "gap") return { ok: true, values };
  const asked = office.immunityQuestions?.find((one) => one.id === id);
  if (asked !== undefined) {
    const pack = `${office.id} ${office.date}`;
    return { ok: true, values: { ...values, question: id, asks: asked.title, pack } };
  }
  const { question, asks = "", pack = "" } = before;
  // Asked by the pack that it was written under, and by none since.
  if (id !== "" && question === id)
    return { ok: true, values: { ...values, question, asks, pack } };
  return refused("question", "Choose a row of the worksheet.");
}

async function checkFact(
  stores: Stores,
  place: EntryPlace,
  values: EntryValues,
): Promise<ParsedEntry> {
  const checked = await checkSources(stores, place, values);
  if (!checked.ok) return checked;
  const { contradicts = "" } = values;
  if (contradicts !== "") {
    const other = isIdOf("cen", contradicts)
      ? await stores.caseSheets.find(contradicts)
      : undefined;
    if (other?.kind !== "fact" || other.parentId !== place.parentId) {
      return refused("contradicts", "Choose a fact of the same list.");
    }
  }
  return { ok: true, values };
}

/** The file and the report are of the case, the moment lies within the file, and the words stand in the report. */
async function checkSources(
  stores: Stores,
  { caseId }: EntryPlace,
  values: EntryValues,
): Promise<ParsedEntry> {
  const { item = "", report = "", at = "", words = "" } = values;
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
  return { ok: true, values };
}

/** Nobody else of the case has the pseudonym; where none is written it is the next free one, or the one that they have. */
async function checkPerson(
  stores: Stores,
  { caseId, values: before }: EntryPlace,
  values: EntryValues,
): Promise<ParsedEntry> {
  const entries = await stores.caseSheets.entries(caseId);
  const { pseudonym: written = "", role = "" } = values;
  const own = before?.["pseudonym"];
  const pseudonym = written === "" ? (own ?? nextPseudonym(entries, role)) : written;
  const isTaken =
    pseudonym !== own &&
    entries.some(
      ({ kind, values: other }) => kind === "person" && other["pseudonym"] === pseudonym,
    );
  return isTaken
    ? refused("pseudonym", "Somebody else of this case has it already.")
    : { ok: true, values: { ...values, pseudonym } };
}

/** Line breaks and runs of blanks say nothing of whose words they are. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

function refused(field: string, message: string): ParsedEntry {
  return { ok: false, problems: [{ field, message }] };
}
