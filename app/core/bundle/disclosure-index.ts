import type { Instant } from "../instant.ts";
import type { AudienceRules } from "./audience.ts";
import { csvTable, UTF8_MARK } from "./csv.ts";

/** What the office decided of one file of the case, as it stood when the bundle was asked for. People by their pseudonyms. */
export interface DisclosureRow {
  readonly item: string;
  readonly sha256: string;
  /** The code of the report that it came with. */
  readonly report: string;
  /** Its number in this bundle; empty for a file that is not in it. */
  readonly exhibit: string;
  readonly bates: string;
  /** Codes of evidence-standards 9.9; none before the first decision. */
  readonly codes: readonly string[];
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAt: Instant | null;
  /** Who looked a second time; empty where nobody did. */
  readonly agreedBy: string;
  /** Why the review is not done, in sentences; none where it is. */
  readonly open: readonly string[];
}

/** A supervisor's word that the bundle goes out although files are not decided on. */
export interface ReviewOverride {
  readonly reason: string;
  /** How many files it covers. */
  readonly files: number;
  /** Who asked for the bundle, and who approved it: one person where the office leaves such acts to one. */
  readonly askedBy: string;
  readonly approvedBy: readonly string[];
  /** The request that was approved; `one-person-policy` where there was none. */
  readonly approval: string;
}

/** The exculpatory review of the whole case (evidence-standards 9.9, 4.2: `40-disclosure`). */
export interface DisclosureIndex {
  readonly rows: readonly DisclosureRow[];
  readonly override: ReviewOverride | null;
}

/** The review as it stood when a bundle was asked for, for its index and for the question whether that still holds when it is sealed. */
export interface KeptReview {
  readonly index: DisclosureIndex;
  /** The open files that a supervisor let pass, each with why it was open; none without an override. */
  readonly covered: readonly string[];
}

/** Columns that say what a file is to the defence, and not what the office thought about it. */
const CODES_ALONE: readonly string[] = [
  "Item", "SHA-256", "Exhibit", "Bates", "Status", "Codes",
]; // prettier-ignore

const COLUMNS = [
  "Item",
  "SHA-256",
  "Report",
  "Exhibit",
  "Bates",
  "Status",
  "Codes",
  "Reason",
  "Decided by",
  "Decided at (UTC)",
  "Second look by",
  "Open",
  "Override",
] as const;

/**
 * `disclosure-index.csv`: every file of the case, also those that are not in the bundle. The same index always gives the same text. Without the office's
 * reasons where only the codes are given.
 */
export function disclosureIndexCsv(
  { rows, override }: DisclosureIndex,
  review: AudienceRules["review"],
): string {
  const kept = COLUMNS.map((name, at) => ({ name, at })).filter(
    ({ name }) => review === "whole" || CODES_ALONE.includes(name),
  );
  const overridden = override === null ? "" : overrideInWords(override);
  return (
    UTF8_MARK +
    csvTable(
      kept.map(({ name }) => name),
      rows.map((row) => {
        const cells = [
          ...[row.item, row.sha256, row.report, row.exhibit, row.bates],
          row.open.length === 0 ? "Decided" : "NOT DECIDED",
          ...[row.codes.join("; "), row.reason, row.decidedBy, row.decidedAt ?? "", row.agreedBy],
          ...[row.open.join(" "), row.open.length === 0 ? "" : overridden],
        ];
        return kept.map(({ at }) => cells[at] ?? "");
      }),
    )
  );
}

/** An override as it is printed. */
export function overrideInWords({ reason, askedBy, approvedBy, approval }: ReviewOverride): string {
  const by =
    approvedBy.length === 0
      ? `By ${askedBy}, a supervisor, alone: the office leaves this to one person.`
      : `Asked for by ${askedBy}, approved by ${approvedBy.join(" and ")} (${approval}).`;
  return `${by} Reason: ${reason}`;
}

/** The review of the case in one line, as the cover sheet prints it. */
export function reviewInWords(
  { rows, override }: DisclosureIndex,
  review: AudienceRules["review"],
): string {
  const open = rows.filter((row) => row.open.length > 0).length;
  return override === null || open === 0
    ? `every one of the ${rows.length} files of the case is decided on: data/40-disclosure/disclosure-index.csv`
    : `NOT DONE: ${open} of the ${rows.length} files of the case are not decided on, see data/40-disclosure/disclosure-index.csv. Sent out all the same. ${review === "whole" ? overrideInWords(override) : ""}`.trimEnd();
}
