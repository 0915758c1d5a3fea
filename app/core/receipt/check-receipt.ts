import { parseCheckpoint, type Checkpoint } from "../custody/checkpoint.ts";
import { verifyInclusion } from "../custody/merkle-proof.ts";
import { parseRecord, type CustodyRecord } from "../custody/record.ts";
import { parseSignedNote } from "../custody/signed-note.ts";
import type { TextInput } from "../custody/text-fields.ts";
import { leafHash } from "../custody/tree-hash.ts";
import { fails, holds, type Finding, type FindingPart } from "./finding.ts";
import { formatReceipt } from "./format-receipt.ts";
import {
  checkpointFinding,
  keyFinding,
  termFinding,
  witnessFinding,
  type TrustedKeys,
} from "./check-signatures.ts";
import { parseReceipt } from "./parse-receipt.ts";
import { readFacts, type ReceiptFacts } from "./receipt-facts.ts";
import type { ProvedRecord } from "./receipt.ts";

/**
 * What became of checking a receipt. `genuine-key-not-confirmed` fits together in every part, but nobody
 * said that the key is the office's. Facts are given of genuine receipts only.
 */
export type ReceiptCheck =
  | {
      readonly kind: "genuine" | "genuine-key-not-confirmed";
      readonly facts: ReceiptFacts;
      readonly checkpoint: Checkpoint;
      readonly findings: readonly Finding[];
    }
  | { readonly kind: "altered"; readonly findings: readonly Finding[] }
  | { readonly kind: "not-a-receipt"; readonly findings: readonly [] };

const FILE = /^File ([0-9]+)$/;

/**
 * Checks a receipt: its key, the signature of its checkpoint, the proof of every record, and that every
 * letter of its words is what the records say. Any change of any byte is found.
 */
export function checkReceipt(input: TextInput, trusted: TrustedKeys = {}): ReceiptCheck {
  const parsed = parseReceipt(input);
  if (parsed.kind === "not-a-receipt") return { kind: "not-a-receipt", findings: [] };
  if (parsed.kind === "broken") {
    const { part, problem } = parsed;
    const named: FindingPart =
      part.name === "record" ? { name: "record", number: part.record } : { name: part.name };
    const words = `${nameOf(named)} cannot be read: ${problem}.`;
    return { kind: "altered", findings: [fails(named, "cannot-be-read", words)] };
  }
  const { receipt, text } = parsed;
  const findings: Finding[] = [keyFinding(receipt, trusted.logs)];
  const note = parseSignedNote(receipt.checkpoint);
  const head = note.ok ? parseCheckpoint(note.value.text) : note;
  if (!note.ok || !head.ok) {
    const words = "The checkpoint cannot be read.";
    findings.push(fails({ name: "checkpoint" }, "cannot-be-read", words));
    return { kind: "altered", findings };
  }
  const retired = termFinding(receipt, head.value, trusted.terms);
  if (retired !== undefined) findings.push(retired);
  findings.push(checkpointFinding(receipt, note.value, head.value));
  // Whoever made up the office's signature may have made up much else: no more work is done for that.
  if (isAltered(findings)) return { kind: "altered", findings };
  for (const key of receipt.witnessKeys) findings.push(witnessFinding(key, note.value, trusted));
  const records: CustodyRecord[] = [];
  receipt.records.forEach((proved, at) => {
    const record = recordOf(proved, at + 1, head.value);
    if (record.kind === "record") records.push(record.record);
    else findings.push(record.finding);
  });
  if (isAltered(findings)) return { kind: "altered", findings };
  const facts = readFacts(records);
  if (!facts.ok) {
    const words = `The records do not fit together: ${facts.problem}.`;
    findings.push(fails({ name: "report" }, "records-do-not-fit", words));
    return { kind: "altered", findings };
  }
  findings.push(
    ...factFindings(facts.value),
    textFinding(text, formatReceipt(receipt, facts.value)),
  );
  if (isAltered(findings)) return { kind: "altered", findings };
  const confirmed = findings[0]?.state === "holds";
  return {
    kind: confirmed ? "genuine" : "genuine-key-not-confirmed",
    facts: facts.value,
    checkpoint: head.value,
    findings,
  };
}

function isAltered(findings: readonly Finding[]): boolean {
  return findings.some(({ state }) => state === "fails");
}

function recordOf(
  { leaf, index, hashes }: ProvedRecord,
  number: number,
  { origin, size, root }: Checkpoint,
):
  | { readonly kind: "record"; readonly record: CustodyRecord }
  | { readonly kind: "fault"; readonly finding: Finding } {
  const part = { name: "record", number } as const;
  const hash = leafHash(leaf);
  if (!verifyInclusion({ index, size, leafHash: hash, proof: hashes, root })) {
    const words = `Record ${number} is not in the log that was signed: it or its proof was changed.`;
    return { kind: "fault", finding: fails(part, "not-in-log", words) };
  }
  const record = parseRecord(leaf);
  if (!record.ok || record.value.log !== origin || record.value.seq !== index) {
    const words = `Record ${number} is not one of this log at its place.`;
    return { kind: "fault", finding: fails(part, "records-do-not-fit", words) };
  }
  return { kind: "record", record: record.value };
}

function factFindings({ receivedAt, files }: ReceiptFacts): readonly Finding[] {
  return [
    holds({ name: "report" }, `The log has a report received at ${receivedAt}.`),
    ...files.map(({ sha256, receivedAt: at, sealedAt }, index) =>
      holds(
        { name: "file", number: index + 1 },
        `The log has a file ${sha256 === "" ? "whose SHA-256 follows when it is sealed" : `with the SHA-256 ${sha256}`}, received at ${at}` +
          (sealedAt === undefined ? "." : ` and sealed at ${sealedAt}.`),
      ),
    ),
  ];
}

/** Compares a receipt's words with those that its records give. */
function textFinding(text: string, expected: string): Finding {
  if (text === expected) return holds({ name: "text" }, "Every word is what the records say.");
  const [lines, wanted] = [text.split("\n"), expected.split("\n")];
  const at = lines.findIndex((line, index) => line !== wanted[index]);
  const number = at === -1 ? lines.length + 1 : at + 1;
  // What is told of a file stands below its heading, up to the next empty line.
  const above = wanted.slice(0, number).findLast((line) => line === "" || FILE.test(line)) ?? "";
  const file = FILE.exec(above)?.[1];
  return file === undefined
    ? fails({ name: "text" }, "words-changed", `Line ${number} is not what the records say.`)
    : fails(
        { name: "file", number: Number(file) },
        "words-changed",
        `What line ${number} says of file ${file} is not what its record says.`,
      );
}

function nameOf(part: FindingPart): string {
  switch (part.name) {
    case "text":
      return "The text";
    case "key":
      return "The key";
    case "checkpoint":
      return "The checkpoint";
    case "report":
      return "The report's record";
    case "record":
    case "file":
      return `${part.name === "record" ? "Record" : "File"} ${part.number}`;
    case "cosigner":
      return part.cosigner;
  }
}
