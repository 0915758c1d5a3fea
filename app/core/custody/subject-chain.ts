import { toBase64url } from "../encoding.ts";
import type { CustodyRecord } from "./record.ts";
import { parseRecord } from "./record.ts";
import { leafHash } from "./tree-hash.ts";

/** The last record of a subject: its place in the subject's chain and base64url of its leaf hash (1.6). */
export interface SubjectHead {
  readonly sseq: number;
  readonly h: string;
}

/** What can be wrong between two records of one subject. */
export type SubjectLinkFault = "subject-missing" | "subject-repeated" | "broken-subject-link";

/** What can be wrong with one subject's list of records. */
export type SubjectChainFault =
  | SubjectLinkFault
  | "unreadable"
  | "other-subject"
  | "other-log"
  | "out-of-order"
  | "time-backwards"
  | "head-differs";

/**
 * How whole a subject's history is (evidence-standards 1.6): `complete` reaches the head without a
 * fault; `gap` names the first and last place that is not there; `tail-unknown` has no fault but no
 * head to reach either; `broken` has every place but not the right records.
 */
export type Completeness =
  | { readonly kind: "complete" }
  | { readonly kind: "gap"; readonly from: number; readonly to: number }
  | { readonly kind: "tail-unknown" }
  | { readonly kind: "broken" };

export interface SubjectChainReport {
  readonly records: readonly CustodyRecord[];
  readonly completeness: Completeness;
  /** Lines count from 1, as they stand in an item's list of records. */
  readonly faults: readonly {
    readonly line: number;
    readonly fault: SubjectChainFault;
    readonly detail: string;
  }[];
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

/**
 * Checks the records of one subject, oldest first, as they stand in a bundle: nothing between them may
 * be missing, and they must reach the head that `bundle.prepared` names (evidence-standards 1.6).
 */
export function verifySubjectChain(input: {
  readonly subject: string;
  readonly leaves: readonly Uint8Array[];
  readonly head: SubjectHead | undefined;
}): SubjectChainReport {
  const { subject, leaves, head } = input;
  const records: CustodyRecord[] = [];
  const gaps: { from: number; to: number }[] = [];
  const faults: { line: number; fault: SubjectChainFault; detail: string }[] = [];
  let reached = -1;
  let atHead: string | undefined;
  let last: { readonly record: CustodyRecord; readonly hash: string } | undefined;

  leaves.forEach((leaf, index) => {
    const report = (fault: SubjectChainFault, detail: string) => {
      faults.push({ line: index + 1, fault, detail });
    };
    const read = parseRecord(leaf);
    if (!read.ok) {
      report("unreadable", read.problem);
      return;
    }
    const record = read.value;
    const hash = toBase64url(leafHash(leaf));
    if (record.subj !== subject) {
      report("other-subject", `the record is about ${record.subj}`);
      return;
    }
    const next = last === undefined ? 0 : last.record.sseq + 1;
    if (record.sseq > next) gaps.push({ from: next, to: record.sseq - 1 });
    const link = faultOfSubjectLink(
      last && { sseq: last.record.sseq, hashes: [last.hash] },
      record,
    );
    if (link !== undefined) report(link.fault, link.detail);
    if (last !== undefined) {
      if (record.log !== last.record.log) report("other-log", `the record is of log ${record.log}`);
      if (record.seq <= last.record.seq) report("out-of-order", "seq does not grow");
      if (record.ts < last.record.ts) report("time-backwards", "ts is before the record above");
    }
    records.push(record);
    reached = Math.max(reached, record.sseq);
    if (record.sseq === head?.sseq) atHead = hash;
    last = { record, hash };
  });

  if (head !== undefined) {
    if (reached < head.sseq) gaps.push({ from: reached + 1, to: head.sseq });
    else if (atHead !== undefined && atHead !== head.h) {
      faults.push({
        line: leaves.length,
        fault: "head-differs",
        detail: `the record at sseq ${String(head.sseq)} is not the one that the head names`,
      });
    }
  }
  return { records, faults, gaps, completeness: completenessOf(faults.length, gaps[0], head) };
}

/** Whether a record takes up its subject's chain where it ended; undefined when it does. */
export function faultOfSubjectLink(
  last: { readonly sseq: number; readonly hashes: readonly string[] } | undefined,
  record: CustodyRecord,
): { readonly fault: SubjectLinkFault; readonly detail: string } | undefined {
  const next = last === undefined ? 0 : last.sseq + 1;
  const { sseq, sprev, subj } = record;
  if (sseq > next) {
    const places = next === sseq - 1 ? String(next) : `${String(next)} to ${String(sseq - 1)}`;
    return { fault: "subject-missing", detail: `${subj} has no record at sseq ${places}` };
  }
  if (sseq < next) {
    return {
      fault: "subject-repeated",
      detail: `${subj} already has a record at sseq ${String(sseq)}`,
    };
  }
  if (last !== undefined && (sprev === null || !last.hashes.includes(sprev))) {
    const detail = `sprev is not the hash of ${subj} at sseq ${String(last.sseq)}: one of the two was altered`;
    return { fault: "broken-subject-link", detail };
  }
  return undefined;
}

function completenessOf(
  faults: number,
  gap: { readonly from: number; readonly to: number } | undefined,
  head: SubjectHead | undefined,
): Completeness {
  if (gap !== undefined) return { kind: "gap", ...gap };
  if (faults > 0) return { kind: "broken" };
  return head === undefined ? { kind: "tail-unknown" } : { kind: "complete" };
}
