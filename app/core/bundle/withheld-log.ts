import { REDACTION_REASONS, isRedactionReason } from "../redaction/reasons.ts";
import type { AudienceRules } from "./audience.ts";
import type { BundleContent } from "./content.ts";
import { csvTable, UTF8_MARK } from "./csv.ts";
import type { ListedExhibit } from "./exhibit-list.ts";
import { PLACE_KEPT_BACK } from "./stand-in.ts";

interface WithheldInput {
  readonly content: BundleContent;
  readonly listed: readonly ListedExhibit[];
  readonly rules: AudienceRules;
}

type Row = readonly [item: string, exhibit: string, what: string, head: string, sha256: string];

const HEADER = ["Item", "Exhibit", "What is withheld", "Head", "SHA-256 of the file"];

/** What no bundle for this audience holds, whatever the case: named by kind, since to count or describe it would tell of it. */
const ALWAYS: readonly (readonly [what: string, head: string])[] = [
  ["Name and contact of whoever handed the files in", "identity of a witness or reporter"],
  ["Notes, reasons and comments inside of the office", "work product"],
  ["Charges, elements and counsel's worksheets", "work product"],
  [
    "The reports' stories, answers to questions and messages",
    "not in bundles of this format; handed over apart",
  ],
];

/**
 * `withheld-log.csv` (evidence-standards 4.2): what is withheld and under which head, without its content. Files of the case that are no exhibit are
 * named by item and digest alone.
 */
export function withheldLogCsv({ content, listed, rules }: WithheldInput): string {
  const always = ALWAYS.map(([what, head]): Row => ["", "", what, head, ""]);
  const elsewhere = (content.disclosure?.rows ?? [])
    .filter(({ item }) => !listed.some(({ exhibit }) => exhibit.item.id === item))
    .map(({ item, sha256 }): Row => {
      const what = "File of the case that is not in this bundle";
      return [item, "", what, "not an exhibit", sha256];
    });
  const covered = listed.flatMap((one) => rowsOf(one, rules));
  return UTF8_MARK + csvTable(HEADER, [...covered, ...elsewhere, ...always]);
}

/** What an exhibit with a redacted file in place of its original lacks. */
function rowsOf({ exhibit, rules }: ListedExhibit, audience: AudienceRules): readonly Row[] {
  const { standIn, item, number } = exhibit;
  if (standIn === undefined) return [];
  const head = `redacted: ${standIn.reasons.map(reasonWords).join("; ")}`;
  const row = (what: string): Row => [item.id, number, what, head, item.sha256];
  const lacks = (name: AudienceRules["disclosures"][number]) =>
    audience.disclosures.includes(name) && !rules.disclosures.includes(name);
  return [
    row("The file as received; a copy with parts covered is here"),
    row("Raw metadata of the file and the name it came with"),
    ...(exhibit.silence?.places === PLACE_KEPT_BACK
      ? [row("The place, as file and office say it")]
      : []),
    ...(lacks("statement") ? [row("What the reporter said of the file")] : []),
  ];
}

function reasonWords(code: string): string {
  return isRedactionReason(code) ? `${REDACTION_REASONS[code]} (${code})` : code;
}
