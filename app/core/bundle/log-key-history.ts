import { isInForce, problemOfTerm, readLogKeys, type LogKeyTerm } from "../custody/log-keys.ts";
import { parseRecord, type CustodyRecord } from "../custody/record.ts";
import { verifySubjectChain } from "../custody/subject-chain.ts";
import { concatBytes, fromHex, sameBytes } from "../encoding.ts";
import { printable } from "./fault.ts";
import { PATHS } from "./layout.ts";
import type { SignedLog } from "./signed-log.ts";
import type { TellLogFault } from "./signed-log-input.ts";
import { linesOf } from "./verify-log.ts";

const LF = Uint8Array.of(0x0a);

/** A log whose key was replaced says so by its own records: the first key, then each that came after. */
export interface LogKeyHistory {
  readonly terms: readonly LogKeyTerm[];
  /** The records, which must be proved in the signed log like any other. */
  readonly records: readonly { readonly seq: number; readonly leafHash: Uint8Array }[];
}

/** The text of `log-keys.jsonl`: the exact bytes of each record, with LF. */
export function keyHistoryText(leaves: readonly Uint8Array[]): Uint8Array {
  return concatBytes(...leaves.flatMap((leaf) => [leaf, LF]));
}

/** Reads `log-keys.jsonl`; what is wrong in it is told. */
export function readKeyHistory(
  bytes: Uint8Array,
  origin: string | undefined,
  tell: TellLogFault,
): LogKeyHistory {
  const report = (detail: string) => {
    tell("key", PATHS.logKeys, detail);
  };
  const { lines, whole } = linesOf(bytes);
  if (!whole) report("its last line does not end with LF");
  const records: CustodyRecord[] = [];
  const hashes: { seq: number; leafHash: Uint8Array }[] = [];
  lines.forEach(({ leaf, hash }, index) => {
    const read = parseRecord(leaf);
    const leafHash = fromHex(hash);
    if (!read.ok || leafHash === undefined) {
      report(`line ${index + 1}: ${read.ok ? "it has no hash" : read.problem}`);
      return;
    }
    const { log, seq } = read.value;
    if (origin !== undefined && log !== origin) {
      report(`line ${index + 1}: the record is of log ${printable(log)}`);
    }
    records.push(read.value);
    hashes.push({ seq, leafHash });
  });
  const [first] = records;
  if (first === undefined) return { terms: [], records: [] };
  const leaves = lines.map(({ leaf }) => leaf);
  const chain = verifySubjectChain({ subject: first.subj, leaves, head: undefined });
  for (const { line, detail } of chain.faults) report(`line ${line}: ${detail}`);
  for (const { from } of chain.gaps)
    report(`a record of the log's keys is missing at sseq ${from}`);
  const { terms, faults } = readLogKeys(records);
  for (const { seq, detail } of faults) report(`record ${seq}: ${detail}`);
  if (terms.length + faults.length !== records.length) {
    report("it has a record that is of none of the log's keys");
  }
  return { terms, records: hashes };
}

/** Holds the key and the policy of a bundle against the history of the log's keys; a bundle without one has one key. */
export function checkKeyHistory(
  { key, policy, checkpoint }: Pick<SignedLog, "key" | "policy" | "checkpoint">,
  terms: readonly LogKeyTerm[],
  tell: TellLogFault,
): void {
  // Where the policy has more keys and the history is gone, that is told as missing.
  if (key === undefined || terms.length === 0) return;
  const isTermOf = (publicKey: Uint8Array) => (term: LogKeyTerm) =>
    sameBytes(term.key.publicKey, publicKey);
  for (const log of policy?.logs ?? []) {
    const { name, publicKey } = log.key;
    if (name !== key.name || sameBytes(publicKey, key.publicKey)) continue;
    if (!terms.some(isTermOf(publicKey))) {
      tell(
        "key",
        PATHS.policy,
        "it names another key of this log, and no record says when that one signed",
      );
    }
  }
  const term = terms.find(isTermOf(key.publicKey));
  if (term === undefined) {
    tell("key", PATHS.logKeys, "it does not lead to the key of log-key.vkey");
    return;
  }
  const problem = problemOfTerm(term, checkpoint.size);
  if (problem !== undefined) tell("key", PATHS.checkpointNote, problem);
}

/** Whether one of these keys was the log's at that size; always where no history is known. */
export function isKeyOfSize(
  publicKeys: readonly Uint8Array[],
  size: number,
  terms: readonly LogKeyTerm[],
): boolean {
  if (terms.length === 0) return true;
  return terms.some(
    (term) => isInForce(term, size) && publicKeys.some((one) => sameBytes(one, term.key.publicKey)),
  );
}
