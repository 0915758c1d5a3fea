import { sameBytes, toBase64url } from "../encoding.ts";
import type { CustodyRecord } from "./record.ts";
import { parseRecord } from "./record.ts";
import type { SubjectHead, SubjectLinkFault } from "./subject-chain.ts";
import { faultOfSubjectLink } from "./subject-chain.ts";
import { leafHash } from "./tree-hash.ts";

/** A record as stored: the exact bytes and the columns that index them (evidence-standards 1.5). */
export interface StoredRecord {
  readonly seq: number;
  readonly leaf: Uint8Array;
  readonly leafHash: Uint8Array;
  readonly subj: string;
  readonly sseq: number;
  readonly ev: string;
  readonly ts: string;
}

/**
 * What can be wrong with a stored log: `altered` bytes are not those of the stored hash; `missing` are
 * places without a record; `columns-differ` is an index that says other than its record; a
 * `broken-link` is a record that does not name the hash of the one before.
 */
export type LogFault =
  | SubjectLinkFault
  | "altered"
  | "unreadable"
  | "missing"
  | "out-of-order"
  | "columns-differ"
  | "other-log"
  | "broken-link"
  | "time-backwards";

/** One thing wrong, with the place it was found at; the subject where one is known. */
export interface ChainFault {
  readonly seq: number;
  readonly subject: string | undefined;
  readonly fault: LogFault;
  readonly detail: string;
}

export interface ChainChecker {
  /** Takes the next record, in order of `seq`, and says what is wrong with it and its links. */
  readonly next: (stored: StoredRecord) => readonly ChainFault[];
  /** Says what is missing at the end of a log that is known to hold so many records. */
  readonly end: (size: number) => readonly ChainFault[];
  /** The last record of a subject as far as the check has come. */
  readonly headOf: (subject: string) => SubjectHead | undefined;
}

interface Tail {
  readonly sseq: number;
  /** More than one where bytes and stored hash differ: that fault is told once, not at every link. */
  readonly hashes: readonly string[];
}

/**
 * A check of a whole log, fed one record at a time: hashes, columns, `seq`, `prev`, `sseq`, `sprev` and
 * the order of time. It holds one hash for each subject, never the log. That the last
 * record is the right one, and that the log was not rewritten as a whole, is for the
 * tree's root to show.
 */
export function checkChain(): ChainChecker {
  const tails = new Map<string, Tail>();
  let expected = 0;
  let log: string | undefined;
  let latest = "";
  let previous: readonly string[] | undefined;

  function next(stored: StoredRecord): readonly ChainFault[] {
    const { seq } = stored;
    if (seq < expected) {
      return [{ seq, subject: stored.subj, fault: "out-of-order", detail: "seq does not grow" }];
    }
    const faults = missing(expected, seq);
    // Across a gap there is no hash to compare with.
    if (seq > expected) previous = undefined;
    const hash = leafHash(stored.leaf);
    const intact = sameBytes(hash, stored.leafHash);
    const hashes = intact ? [toBase64url(hash)] : [toBase64url(hash), toBase64url(stored.leafHash)];
    const read = parseRecord(stored.leaf);
    const report = (fault: LogFault, detail: string, subject = stored.subj) => {
      faults.push({ seq, subject, fault, detail });
    };
    if (!intact) report("altered", "the stored bytes do not have the stored hash");
    else if (!read.ok) report("unreadable", read.problem);
    else checkRecord(stored, read.value, report);
    // What was altered says nothing reliable, so the chain goes on from the columns.
    const { subj, sseq } = intact && read.ok ? read.value : stored;
    tails.set(subj, { sseq, hashes });
    previous = hashes;
    expected = seq + 1;
    return faults;
  }

  function checkRecord(
    stored: StoredRecord,
    record: CustodyRecord,
    report: (fault: LogFault, detail: string, subject?: string) => void,
  ): void {
    const { subj } = record;
    const columns = (["seq", "subj", "sseq", "ev", "ts"] as const).filter(
      (column) => stored[column] !== record[column],
    );
    if (columns.length > 0) {
      report("columns-differ", `the record does not say what its ${columns.join(", ")} says`, subj);
    }
    log ??= record.log;
    if (record.log !== log) report("other-log", `the record is of log ${record.log}`, subj);
    if (previous?.includes(record.prev) === false) {
      const detail = "prev is not the hash of the record before: one of the two was altered";
      report("broken-link", detail, subj);
    }
    if (record.ts < latest) report("time-backwards", "ts is before the record before", subj);
    latest = record.ts;
    const link = faultOfSubjectLink(tails.get(subj), record);
    if (link !== undefined) report(link.fault, link.detail, subj);
  }

  return {
    next,
    end: (size) => missing(expected, size),
    headOf: (subject) => {
      const tail = tails.get(subject);
      const h = tail?.hashes[0];
      return tail === undefined || h === undefined ? undefined : { sseq: tail.sseq, h };
    },
  };
}

function missing(expected: number, seq: number): ChainFault[] {
  if (seq <= expected) return [];
  const places =
    seq - expected === 1
      ? `there is no record ${String(expected)}`
      : `there are no records ${String(expected)} to ${String(seq - 1)}`;
  return [{ seq: expected, subject: undefined, fault: "missing", detail: places }];
}
