import type { Parsed } from "../custody/parsed.ts";
import type { CustodyRecord } from "../custody/record.ts";
import type { Instant } from "../instant.ts";

/** One file as the records of a receipt tell of it: no name, no content. */
export interface ReceiptFile {
  readonly sha256: string;
  readonly receivedAt: Instant;
  /** When it was stored, read back and found the same; undefined when no record says so. */
  readonly sealedAt: Instant | undefined;
}

/** What the records of a receipt say. */
export interface ReceiptFacts {
  readonly log: string;
  readonly receivedAt: Instant;
  /** In the order in which they came. */
  readonly files: readonly ReceiptFile[];
}

const SHA256 = /^[0-9a-f]{64}$/;

/**
 * Reads what happened out of a receipt's records, in their order: `report.received`, then for each file
 * `item.received` and, once there is one, `item.stored`. A file that the report names must be there.
 */
export function readFacts(records: readonly CustodyRecord[]): Parsed<ReceiptFacts> {
  const [report, ...others] = records;
  if (report?.ev !== "report.received") {
    return { ok: false, problem: "the first record is not that of a report received" };
  }
  const files: (ReceiptFile & { readonly subj: string })[] = [];
  let before = -1;
  for (const record of others) {
    if (record.log !== report.log) return { ok: false, problem: "its records are of two logs" };
    const last = files.at(-1);
    if (record.ev === "item.stored" && last?.subj === record.subj && last.sealedAt === undefined) {
      if (record.obj["sha256_reread"] !== last.sha256 || record.obj["matches_receipt"] !== true) {
        return { ok: false, problem: `file ${files.length} was not stored as it was received` };
      }
      files[files.length - 1] = { ...last, sealedAt: record.ts };
      continue;
    }
    const sha256 = record.obj["sha256"];
    if (record.ev !== "item.received" || typeof sha256 !== "string" || !SHA256.test(sha256)) {
      return { ok: false, problem: "a record is not that of a file received or stored" };
    }
    if (record.seq <= before || files.some(({ subj }) => subj === record.subj)) {
      return { ok: false, problem: "its files are not in the order in which they came" };
    }
    before = record.seq;
    files.push({ subj: record.subj, sha256, receivedAt: record.ts, sealedAt: undefined });
  }
  const named = namedItems(report);
  const missing = named.filter((item) => !files.some(({ subj }) => subj === item)).length;
  if (missing > 0) {
    return { ok: false, problem: `the report came with ${missing} more than the files shown` };
  }
  return {
    ok: true,
    value: {
      log: report.log,
      receivedAt: report.ts,
      files: files.map(({ sha256, receivedAt, sealedAt }) => ({ sha256, receivedAt, sealedAt })),
    },
  };
}

/** The items that came with the report. Those added later are named by their own records only. */
function namedItems({ obj }: CustodyRecord): readonly unknown[] {
  return Array.isArray(obj["items"]) ? obj["items"] : [];
}
