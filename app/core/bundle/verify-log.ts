import type { CustodyRecord } from "../custody/record.ts";
import { parseRecord } from "../custody/record.ts";
import { verifySubjectChain, type SubjectHead } from "../custody/subject-chain.ts";
import { leafHash } from "../custody/tree-hash.ts";
import { fromBase64url, toBase64url, toHex } from "../encoding.ts";
import { headsCsv, headsOf } from "./custody-files.ts";
import { printable, type BundleFault, type FaultCode } from "./fault.ts";
import { PATHS } from "./layout.ts";

/** The bundle's own view of the log, once `60-log/` is read. */
export interface BundleLogView {
  readonly faults: readonly BundleFault[];
  /** Last record of each item, as `bundle.prepared` names it; undefined where that record is missing or bad. */
  readonly heads: ReadonlyMap<string, SubjectHead> | undefined;
  readonly prepared: CustodyRecord | undefined;
  /** Hash in hex of each record in `events.jsonl`, with its place in the log. */
  readonly events: ReadonlyMap<string, CustodyRecord>;
}

/** A record's exact bytes and its hash in hex. */
export interface Line {
  readonly leaf: Uint8Array;
  readonly hash: string;
}

/** Splits JSON lines into records as they stand; each line, the last one too, must end with LF. */
export function linesOf(bytes: Uint8Array): {
  readonly lines: readonly Line[];
  readonly whole: boolean;
} {
  const lines: Line[] = [];
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
    const leaf = bytes.subarray(start, end);
    lines.push({ leaf, hash: toHex(leafHash(leaf)) });
    start = end + 1;
  }
  return { lines, whole: start === bytes.length };
}

/**
 * Checks `60-log/`: every record reads, their order is that of the log, neighbours name each other, the bundle's
 * own chain ends with `bundle.prepared`, and `heads.csv` says what that record says.
 */
export function verifyLog(
  events: Uint8Array,
  heads: string | undefined,
  told: {
    readonly origin: string | undefined;
    readonly size: string | undefined;
    readonly audience: string | undefined;
  },
): BundleLogView {
  const faults: BundleFault[] = [];
  const report = (code: FaultCode, detail: string, path: string = PATHS.events) => {
    faults.push({ kind: "altered", code, path, detail });
  };
  const { lines, whole } = linesOf(events);
  if (!whole) report("record", "its last line does not end with LF");
  const found = new Map<string, CustodyRecord>();
  const own: Line[] = [];
  let last: { readonly record: CustodyRecord; readonly hash: string } | undefined;
  lines.forEach((line, index) => {
    const where = `line ${index + 1}`;
    const read = parseRecord(line.leaf);
    if (!read.ok) {
      report("record", `${where}: ${read.problem}`);
      return;
    }
    const record = read.value;
    if (told.origin !== undefined && record.log !== told.origin) {
      report("record", `${where}: the record is of log ${printable(record.log)}`);
    }
    if (last !== undefined && record.seq <= last.record.seq) {
      report("events", `${where}: records are not in the order of the log, or one stands twice`);
    }
    if (last !== undefined && record.seq === last.record.seq + 1 && record.prev !== last.hash) {
      report(
        "chain",
        `${where}: prev is not the hash of the record above: one of the two was altered`,
      );
    }
    if (record.subj.startsWith("bun_")) own.push(line);
    found.set(line.hash, record);
    last = { record, hash: toBase64url(leafHash(line.leaf)) };
  });
  const prepared = ownChain(own, report);
  if (prepared === undefined) return { faults, heads: undefined, prepared, events: found };
  if (told.audience !== undefined && prepared.obj.audience !== told.audience) {
    report("events", "bundle.prepared names another audience than bag-info.txt");
  }
  const size = Number(told.size);
  if (!Number.isSafeInteger(size) || (last !== undefined && size <= last.record.seq)) {
    report("bag-info", "X-Custody-Size is not a size that the log can have had", PATHS.info);
  }
  const named = headsOf(prepared);
  if (named === undefined) report("heads", "bundle.prepared names no heads");
  else if (heads !== undefined && heads !== csvOf(named)) {
    report("heads", "it does not say what bundle.prepared says", PATHS.heads);
  }
  return { faults, heads: named, prepared, events: found };
}

function ownChain(
  own: readonly Line[],
  report: (code: FaultCode, detail: string) => void,
): CustodyRecord | undefined {
  const first = own[0] === undefined ? undefined : parseRecord(own[0].leaf);
  if (first?.ok !== true) {
    report("events", "there is no record of the bundle itself");
    return undefined;
  }
  const subject = first.value.subj;
  const chain = verifySubjectChain({
    subject,
    leaves: own.map(({ leaf }) => leaf),
    head: undefined,
  });
  for (const { line, detail } of chain.faults) {
    report("chain", `record ${line} of the bundle itself: ${detail}`);
  }
  const last = chain.records.at(-1);
  if (last?.ev === "bundle.prepared") return last;
  report("events", "the bundle's own records do not end with bundle.prepared");
  return undefined;
}

function csvOf(heads: ReadonlyMap<string, SubjectHead>): string | undefined {
  const rows = new Map<string, { sseq: number; leafHash: Uint8Array }>();
  for (const [item, { sseq, h }] of heads) {
    const hash = fromBase64url(h);
    if (hash === undefined) return undefined;
    rows.set(item, { sseq, leafHash: hash });
  }
  return headsCsv(rows);
}
