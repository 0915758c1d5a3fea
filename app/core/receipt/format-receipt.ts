import { parseTimedSignature } from "../custody/cosignature.ts";
import type { NoteSignature } from "../custody/signed-note.ts";
import { parseSignedNote } from "../custody/signed-note.ts";
import { formatVerifierKey, type VerifierKey } from "../custody/verifier-key.ts";
import { toBase64 } from "../encoding.ts";
import { instantFromMillis } from "../instant.ts";
import { keyFingerprint } from "./key-fingerprint.ts";
import type { ProvedRecord, Receipt } from "./receipt.ts";
import type { ReceiptFacts } from "./receipt-facts.ts";
import { receiptInWords, type Cosigned } from "./receipt-words.ts";

/** First line of each proof. With an empty line and the checkpoint behind it, it is a C2SP tlog-proof. */
export const PROOF_LINE = "c2sp.org/tlog-proof@v1";

/** How `base64` breaks lines. */
const LINE_LENGTH = 76;

/** The last second that has a year of four digits: later times cannot be meant. */
const LAST_SECOND = 253_402_300_799;

/** Writes a receipt: words for people first, then keys, records, proofs and the checkpoint they all lead to. */
export function formatReceipt(receipt: Receipt, facts: ReceiptFacts): string {
  const words = receiptInWords({
    facts,
    cosigned: cosignersOf(receipt),
    fingerprint: keyFingerprint(receipt.logKey),
  });
  const keys = [receipt.logKey, ...receipt.witnessKeys].map(formatVerifierKey);
  return [
    words,
    block("KEYS", keys),
    ...receipt.records.flatMap(({ leaf, index, hashes }, at) => [
      block(`RECORD ${at + 1}`, brokenIntoLines(toBase64(leaf))),
      block(`PROOF ${at + 1}`, [PROOF_LINE, `index ${index}`, ...hashes.map(toBase64)]),
    ]),
    block("CHECKPOINT", receipt.checkpoint.replace(/\n$/, "").split("\n")),
  ].join("\n");
}

/** Joins a record's proof and the receipt's checkpoint to the text of a C2SP tlog-proof. */
export function logProofOf({ index, hashes }: ProvedRecord, { checkpoint }: Receipt): string {
  return `${[PROOF_LINE, `index ${index}`, ...hashes.map(toBase64)].join("\n")}\n\n${checkpoint}`;
}

/** When a cosigner says it saw the checkpoint, in seconds since 1970; undefined where that cannot be. */
export function cosignedAt(key: VerifierKey, line: NoteSignature): number | undefined {
  if (key.type === "ed25519") return undefined;
  const timed = parseTimedSignature(key.type, line.signature);
  if (!timed.ok || timed.value.time === 0 || timed.value.time > LAST_SECOND) return undefined;
  return timed.value.time;
}

function cosignersOf({ checkpoint, witnessKeys }: Receipt): readonly Cosigned[] {
  const note = parseSignedNote(checkpoint);
  const lines = note.ok ? note.value.signatures : [];
  return witnessKeys.map((key) => {
    const line = lines.find(({ name, keyId }) => name === key.name && keyId === key.keyId);
    const time = line === undefined ? undefined : cosignedAt(key, line);
    if (time === undefined) throw new Error(`${key.name} did not cosign at a time`);
    return { name: key.name, at: instantFromMillis(time * 1000) };
  });
}

function block(label: string, lines: readonly string[]): string {
  return `-----BEGIN ${label}-----\n${lines.map((line) => `${line}\n`).join("")}-----END ${label}-----\n`;
}

function brokenIntoLines(text: string): readonly string[] {
  return text.match(new RegExp(`.{1,${LINE_LENGTH}}`, "g")) ?? [];
}
