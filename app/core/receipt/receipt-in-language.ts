import { inOfficeZone, inUtc } from "../bundle/office-time.ts";
import type { Instant } from "../instant.ts";
import { inFours, keyFingerprint } from "./key-fingerprint.ts";
import type { ReceiptFacts } from "./receipt-facts.ts";
import type { ReceiptReading } from "./receipt-reading.ts";
import type { Receipt } from "./receipt.ts";

/** What is told of a receipt, besides the text that is checked. */
export interface ToldReceipt {
  readonly receipt: Receipt;
  readonly facts: ReceiptFacts;
  readonly office: { readonly name: string; readonly timeZone: string };
}

/** Each value stands on a line of its own, so that a line is read one way. */
const INDENT = "  ";

/**
 * A receipt as a text to read, in any language: it says itself that it is not what is checked. Lines end with LF. What is Latin in a text
 * that is read from the right stands between isolates (U+2066, U+2069), so that digits keep their order.
 */
export function receiptInLanguage(
  { receipt, facts, office }: ToldReceipt,
  reading: ReceiptReading,
): string {
  const { words, locale, direction, draft } = reading;
  const latin = (text: string) => `${INDENT}${direction === "rtl" ? `\u2066${text}\u2069` : text}`;
  const moment = (at: Instant) => [
    `${INDENT}${inOfficeZone(at, office.timeZone, locale)}`,
    latin(inUtc(at)),
  ];
  const others = receipt.witnessKeys.map(({ name }) => name).join(", ");
  const fingerprint = keyFingerprint(receipt.logKey);
  const signed = others === "" ? words.officeOnly : words.signedByOthers(others);
  const lines = [
    words.title,
    office.name,
    "",
    words.translated,
    ...(draft === null ? [] : [draft]),
    "",
    words.summary(facts.files.length),
    "",
    ...[words.received, ...moment(facts.receivedAt)],
    ...[words.signedBy, `${INDENT}${signed}`],
    ...[words.log, latin(facts.log)],
    ...[words.key, latin(inFours(fingerprint.slice(0, 32))), latin(inFours(fingerprint.slice(32)))],
    "",
    ...filesOf(facts, reading, { latin, moment }),
    ...[words.showsTitle, words.shows, ""],
    ...[words.showsNotTitle, words.showsNot, words.noCode, ""],
    ...[words.checkTitle, words.check, words.checkKey],
  ];
  return `${lines.join("\n")}\n`;
}

function filesOf(
  { files }: ReceiptFacts,
  { words }: ReceiptReading,
  line: {
    readonly latin: (text: string) => string;
    readonly moment: (at: Instant) => readonly string[];
  },
): readonly string[] {
  if (files.length === 0) return [];
  const each = files.flatMap(({ sha256, receivedAt, sealedAt }, index) => [
    `${words.file} ${index + 1}`,
    line.latin("SHA-256"),
    sha256 === "" ? `${INDENT}${words.digestFollows}` : line.latin(sha256),
    `${INDENT}${words.fileReceived}`,
    ...line.moment(receivedAt),
    `${INDENT}${words.fileSealed}`,
    ...(sealedAt === undefined ? [`${INDENT}${words.notSealed}`] : line.moment(sealedAt)),
    "",
  ]);
  return [words.filesTitle, words.filesAbout, "", ...each];
}
