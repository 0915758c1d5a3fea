import { csvTable, UTF8_MARK } from "../bundle/csv.ts";
import { coveredWords } from "./covered-words.ts";
import type { RedactionPlan } from "./plan.ts";
import { REDACTION_REASONS } from "./reasons.ts";
import type { Redaction } from "./redaction.ts";

const STANDINGS = {
  accepted: "accepted by a second person",
  unreviewed: "made; no second person has looked at it",
  "sent-back": "sent back by a second person",
  withdrawn: "taken back by whoever asked for it",
  "not-made": "no file was made",
} as const;

/** Where a redaction stands. */
export type Standing = keyof typeof STANDINGS;

/** The words of a log for where a redaction stands. */
export function standingWords(standing: Standing): string {
  return STANDINGS[standing];
}

/** Where a redaction of the desk stands. */
export function standingOf({
  rendered,
  review,
  withdrawnAt,
}: Pick<Redaction, "rendered" | "review" | "withdrawnAt">): Standing {
  if (withdrawnAt !== null) return "withdrawn";
  if (rendered.state !== "made") return "not-made";
  if (review === null) return "unreviewed";
  return review.accepted ? "accepted" : "sent-back";
}

/** One redaction as a log tells it (evidence-standards 4.2, `redaction-log.csv`). */
export interface LoggedRedaction {
  readonly exhibit: string;
  readonly item: string;
  /** As its file is called, such as `redacted-1`. */
  readonly name: string;
  readonly plan: RedactionPlan;
  readonly planSha256: string;
  /** Who asked for it and who looked at it, as far as the reader may know; else empty. */
  readonly askedBy: string;
  /** UTC, ISO 8601. */
  readonly askedAt: string;
  readonly reviewedBy: string;
  readonly standing: Standing;
  /** Of the redacted file, empty where none was made. */
  readonly sha256: string;
}

const HEADER = [
  ...["Exhibit", "Item", "Redacted file", "Part", "Region or time", "Reason code", "Reason"],
  ...[
    "Authority (to be filled in)",
    "Asked for by",
    "Asked for (UTC)",
    "Second look by",
    "Standing",
  ],
  ...["SHA-256 of the unredacted file", "SHA-256 of the redacted file", "SHA-256 of the plan"],
];

/**
 * A redaction log as a table: a row for each part that is covered or silenced, with region or time, reason and digests. On what authority it
 * was covered nothing on record says, so that column is for counsel.
 */
export function redactionLogCsv(logged: readonly LoggedRedaction[]): string {
  const rows = logged.flatMap((one) =>
    coveredWords(one.plan).map(({ reason, where }, place) => [
      ...[one.exhibit, one.item, one.name, String(place + 1), where],
      ...[reason, REDACTION_REASONS[reason], "", one.askedBy, one.askedAt, one.reviewedBy],
      ...[standingWords(one.standing), one.plan.parentSha256, one.sha256, one.planSha256],
    ]),
  );
  return UTF8_MARK + csvTable(HEADER, rows);
}
