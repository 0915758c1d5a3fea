import { recordedRedactions } from "../bundle/recorded-redactions.ts";
import type { ListedExhibit } from "../bundle/exhibit-list.ts";
import type { CustodyRecord } from "../custody/record.ts";
import { isRedactionReason, REDACTION_REASONS } from "../redaction/reasons.ts";
import { recordsCited, type RecordValue } from "./record-values.ts";

/** A redacted file that a certificate is about: the one that lies in place of the original, else each that a second person accepted. */
interface CertifiedRedaction {
  readonly name: string;
  readonly asked: CustodyRecord | undefined;
  readonly redacted: CustodyRecord;
  readonly seqs: readonly number[];
}

/** What the records say of each redacted file, a line for each; undefined where there is none. */
export function redactionValue(
  exhibits: readonly ListedExhibit[],
  say: (one: CertifiedRedaction) => string,
): RecordValue | undefined {
  const found = exhibits.flatMap((one) =>
    certified(one).map((redaction) => ({ redaction, number: one.exhibit.number })),
  );
  if (found.length === 0) return undefined;
  const seqs = found.flatMap(({ redaction }) => redaction.seqs);
  const lines = found.map(
    ({ redaction, number }) => `${number}, ${redaction.name}: ${say(redaction)}`,
  );
  return { value: lines.join("\n"), source: recordsCited(seqs), seqs };
}

function certified({ exhibit, custody }: ListedExhibit): readonly CertifiedRedaction[] {
  const records = custody.map(({ record }) => record);
  return recordedRedactions(custody)
    .filter(({ id, standing }) =>
      exhibit.standIn === undefined ? standing === "accepted" : id === exhibit.standIn.redaction,
    )
    .flatMap(({ id, name }) => {
      const about = records.filter(({ obj }) => obj["redaction"] === id);
      const redacted = about.find(({ ev }) => ev === "item.redacted");
      if (redacted === undefined) return [];
      const asked = about.find(({ ev }) => ev === "item.redaction_asked");
      return [{ name, asked, redacted, seqs: about.map(({ seq }) => seq) }];
    });
}

function textOf({ obj }: CustodyRecord, member: string): string {
  const value = obj[member];
  return typeof value === "string" ? value : "";
}

/** SHA-256 of the file that parts of were covered. */
export function unredactedDigest({ redacted }: CertifiedRedaction): string {
  return `SHA-256 ${textOf(redacted, "parent_sha256")}`;
}

/** SHA-256 of the file with parts covered. */
export function redactedDigest({ redacted }: CertifiedRedaction): string {
  return `SHA-256 ${textOf(redacted, "child_sha256")}`;
}

/** How many parts were covered, and why; where they lie stands in the redaction log, for those who are given it. */
export function coveredAndWhy({ asked, redacted }: CertifiedRedaction): string {
  const [boxes, silences] = [asked?.obj["boxes"], asked?.obj["silences"]];
  const { reasons } = redacted.obj;
  const counts = [
    typeof boxes === "number" ? `${boxes} covered` : undefined,
    typeof silences === "number" && silences > 0 ? `${silences} silenced` : undefined,
  ].filter((part) => part !== undefined);
  const words = (Array.isArray(reasons) ? reasons : []).map((code) =>
    isRedactionReason(code) ? REDACTION_REASONS[code] : String(code),
  );
  return [counts.join(", "), words.join("; ")].filter((part) => part !== "").join(". ");
}
