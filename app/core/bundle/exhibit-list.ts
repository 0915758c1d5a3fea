import type { AudienceRules, ExhibitColumn } from "./audience.ts";
import type { BundleContent, BundleExhibit, LevelledSentence } from "./content.ts";
import { csvTable, UTF8_MARK } from "./csv.ts";
import { exhibitPaths } from "./layout.ts";
import { officeDay } from "./office-time.ts";
import { counterpartWords } from "./recorded-redactions.ts";
import { disclosedText, type ShownRecord } from "./shown-records.ts";
import { handedOut } from "./stand-in.ts";

/** One exhibit as the lists need it: what is said of it, its file and its readable history. */
export interface ListedExhibit {
  readonly exhibit: BundleExhibit;
  readonly nativeName: string;
  /** What the audience may see of this exhibit: less of one whose original is not here. */
  readonly rules: AudienceRules;
  readonly custody: readonly ShownRecord[];
}

const HEADINGS: Readonly<Record<ExhibitColumn, readonly string[]>> = {
  number: ["Exhibit"],
  marked: ["Marked"],
  bates: ["Bates first", "Bates last"],
  description: ["Description"],
  type: ["Type"],
  time: ["Date and time", "Level of date and time"],
  place: ["Place", "Level of place"],
  extent: ["Duration or pages"],
  native: ["File in this bundle"],
  "original-name": ["Name as received"],
  sha256: ["SHA-256"],
  source: ["Source"],
  sponsor: ["Sponsoring witness"],
  foundation: ["Foundation route"],
  "court-use": [
    "Offered",
    "Received or refused",
    "Date",
    "Clerk's initials",
    "Redacted counterpart",
  ],
  remarks: ["Remarks"],
};

/** The exhibit list (evidence-standards 9.5) as CSV, with the columns this audience may see. */
export function exhibitListCsv(
  content: BundleContent,
  listed: readonly ListedExhibit[],
  rules: AudienceRules,
): string {
  const header = rules.columns.flatMap((column) => HEADINGS[column]);
  const rows = listed.map((one) =>
    rules.columns.flatMap((column) => cellsOf(column, one, content.office.timeZone)),
  );
  return UTF8_MARK + csvTable(header, rows);
}

/** The name an original came with, where this audience may read it. */
export function shownOriginalName(custody: readonly ShownRecord[]): string | undefined {
  for (const shown of custody) {
    const name = disclosedText(shown, "original_name");
    if (name !== undefined) return name;
  }
  return undefined;
}

function cellsOf(
  column: ExhibitColumn,
  listed: ListedExhibit,
  timeZone: string,
): readonly string[] {
  const { exhibit, nativeName, custody } = listed;
  switch (column) {
    case "number":
      return [exhibit.number];
    case "marked":
      return [exhibit.markedAt === undefined ? "" : officeDay(exhibit.markedAt, timeZone)];
    case "bates":
      return [exhibit.batesFirst ?? "", exhibit.batesLast ?? ""];
    case "description":
      return [exhibit.description];
    case "type":
      return [handedOut(exhibit).mediaType];
    case "time":
      return levelled(exhibit.time, exhibit.silence?.times);
    case "place":
      return levelled(exhibit.place, exhibit.silence?.places);
    case "extent":
      return [exhibit.extent ?? ""];
    case "native":
      return [`${exhibitPaths(exhibit.number).native}/${nativeName}`];
    case "original-name":
      return [shownOriginalName(custody) ?? ""];
    case "sha256":
      return [handedOut(exhibit).sha256];
    case "source":
      return [exhibit.source ?? ""];
    case "sponsor":
      return [exhibit.sponsoringWitness ?? ""];
    case "foundation":
      return [exhibit.foundationRoute ?? ""];
    case "court-use":
      // But for the last, filled in by hand, in court.
      return ["", "", "", "", counterpartWords(listed)];
    case "remarks":
      return [exhibit.remarks ?? ""];
  }
}

/** An empty cell would leave open whether there is none or nobody could read it. */
function levelled(value: LevelledSentence | undefined, silence = ""): readonly string[] {
  return value === undefined ? [silence, ""] : [value.sentence, value.level];
}
