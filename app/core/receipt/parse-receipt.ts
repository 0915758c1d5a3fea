import { textOf, type TextInput } from "../custody/text-fields.ts";
import { parseLogProof } from "../custody/tlog-proof.ts";
import { parseVerifierKey, type VerifierKey } from "../custody/verifier-key.ts";
import type { Parsed } from "../custody/parsed.ts";
import { fromBase64, sameBytes, toUtf8 } from "../encoding.ts";
import type { ProvedRecord, Receipt } from "./receipt.ts";
import { FIRST_LINE } from "./receipt-words.ts";

/** A receipt taken apart, nothing of it checked, or why that could not be done. */
export type ParsedReceipt =
  | { readonly kind: "parsed"; readonly receipt: Receipt; readonly text: string }
  | { readonly kind: "broken"; readonly part: BrokenPart; readonly problem: string }
  | { readonly kind: "not-a-receipt" };

/** What could not be read: keys, a record or proof by its number, or the text as a whole. */
export type BrokenPart =
  | { readonly name: "text" | "key" | "checkpoint" }
  | { readonly name: "record"; readonly record: number };

/** More than the files that reports hold, and few enough to be checked at once. */
const MAX_RECORDS = 2_000;
const MAX_WITNESSES = 32;
const BEGIN = /^-----BEGIN ([A-Z]+(?: [1-9][0-9]{0,3})?)-----$/;

/**
 * A receipt as people paste it: line ends of any system, empty lines around it and spaces at the ends of
 * lines are nobody's forgery.
 */
export function tidyReceipt(pasted: string): string {
  const lines = pasted
    .replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/)
    .map(withoutEnd);
  const first = lines.findIndex((line) => line !== "");
  const last = lines.findLastIndex((line) => line !== "");
  return `${lines.slice(Math.max(first, 0), last + 1).join("\n")}\n`;
}

/** The line without spaces at its end. A pattern would take the square of their number where they are not at the end. */
function withoutEnd(line: string): string {
  let end = line.length;
  while (end > 0 && (line[end - 1] === " " || line[end - 1] === "\t")) end -= 1;
  return line.slice(0, end);
}

/** Takes a receipt's text apart. That its words fit its records is for `checkReceipt` to see. */
export function parseReceipt(input: TextInput): ParsedReceipt {
  const text = textOf(input);
  if (!text.ok) {
    return beginsAsOne(input) ? broken({ name: "text" }, text.problem) : { kind: "not-a-receipt" };
  }
  const lines = text.value.split("\n");
  const blocks = blocksOf(lines);
  if (blocks.ok && blocks.value.size === 0 && lines[0] !== FIRST_LINE) {
    return { kind: "not-a-receipt" };
  }
  if (!blocks.ok) return broken({ name: "text" }, blocks.problem);
  return receiptOf(blocks.value, text.value);
}

function beginsAsOne(input: TextInput): boolean {
  return typeof input === "string"
    ? input.startsWith(FIRST_LINE)
    : sameBytes(input.subarray(0, FIRST_LINE.length), toUtf8(FIRST_LINE));
}

type Blocks = ReadonlyMap<string, readonly string[]>;

function receiptOf(blocks: Blocks, text: string): ParsedReceipt {
  const keys = keysOf(blocks.get("KEYS") ?? []);
  if (!keys.ok) return broken({ name: "key" }, keys.problem);
  const [logKey, ...witnessKeys] = keys.value;
  if (logKey === undefined) return broken({ name: "text" }, "the keys are missing");
  const note = blocks.get("CHECKPOINT");
  if (note === undefined) return broken({ name: "text" }, "the checkpoint is missing");
  const records: ProvedRecord[] = [];
  // Keys and checkpoint are blocks too; each record is two.
  const count = Math.ceil((blocks.size - 2) / 2);
  if (count > MAX_RECORDS) return broken({ name: "text" }, "there are too many records");
  for (let number = 1; number <= count; number += 1) {
    const record = recordOf(blocks, number);
    if (!record.ok) return broken({ name: "record", record: number }, record.problem);
    records.push(record.value);
  }
  const checkpoint = note.map((line) => `${line}\n`).join("");
  return { kind: "parsed", receipt: { logKey, witnessKeys, records, checkpoint }, text };
}

function keysOf(lines: readonly string[]): Parsed<readonly VerifierKey[]> {
  if (lines.length > MAX_WITNESSES + 1) return { ok: false, problem: "there are too many keys" };
  const keys: VerifierKey[] = [];
  for (const line of lines) {
    const key = parseVerifierKey(line);
    if (!key.ok) return key;
    if ((keys.length === 0) !== (key.value.type === "ed25519")) {
      return { ok: false, problem: "the first key is a log's, all others are of witnesses" };
    }
    if (keys.some(({ name, keyId }) => name === key.value.name && keyId === key.value.keyId)) {
      return { ok: false, problem: "a key stands there twice" };
    }
    keys.push(key.value);
  }
  return { ok: true, value: keys };
}

function recordOf(blocks: Blocks, number: number): Parsed<ProvedRecord> {
  const record = blocks.get(`RECORD ${number}`);
  const proof = blocks.get(`PROOF ${number}`);
  if (record === undefined || proof === undefined) {
    return { ok: false, problem: "the record or its proof is missing" };
  }
  const leaf = fromBase64(record.join(""));
  if (leaf === undefined) return { ok: false, problem: "the record is not base 64" };
  const read = parseLogProof(`${proof.join("\n")}\n\n`);
  if (!read.ok) return read;
  return { ok: true, value: { leaf, index: read.value.index, hashes: read.value.hashes } };
}

/** The lines between each BEGIN and its END. What else stands between blocks must be empty lines. */
function blocksOf(lines: readonly string[]): Parsed<Blocks> {
  const blocks = new Map<string, readonly string[]>();
  let open: { readonly label: string; readonly lines: string[] } | undefined;
  for (const line of lines) {
    const label = BEGIN.exec(line)?.[1];
    if (open !== undefined) {
      if (line === `-----END ${open.label}-----`) {
        blocks.set(open.label, open.lines);
        open = undefined;
      } else {
        open.lines.push(line);
      }
    } else if (label !== undefined) {
      if (blocks.has(label)) return { ok: false, problem: `${label} stands there twice` };
      open = { label, lines: [] };
    } else if (blocks.size > 0 && line !== "") {
      return { ok: false, problem: "there is text between its parts" };
    }
  }
  if (open !== undefined) return { ok: false, problem: `${open.label} does not end` };
  return { ok: true, value: blocks };
}

function broken(part: BrokenPart, problem: string): ParsedReceipt {
  return { kind: "broken", part, problem };
}
