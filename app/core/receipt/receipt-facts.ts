import type { Parsed } from "../custody/parsed.ts";
import type { CustodyRecord } from "../custody/record.ts";
import type { Instant } from "../instant.ts";

/** One file as the records of a receipt tell of it: no name, no content. */
export interface ReceiptFile {
  /** Empty while it is not known yet: a file that came in parts gets its digest when it is sealed. */
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
      const stored = storedDigest(record, last.sha256);
      if (stored === undefined) {
        return { ok: false, problem: `file ${files.length} was not stored as it was received` };
      }
      files[files.length - 1] = { ...last, sha256: stored, sealedAt: record.ts };
      continue;
    }
    const sha256 = receivedDigest(record);
    if (sha256 === undefined) {
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

/** What `item.received` says of the bytes; empty for a file that came in parts and is hashed when it is sealed. */
function receivedDigest({ ev, obj }: CustodyRecord): string | undefined {
  if (ev !== "item.received") return undefined;
  const { sha256, hashed } = obj;
  if (sha256 === undefined && hashed === "when-sealed") return "";
  return typeof sha256 === "string" && SHA256.test(sha256) ? sha256 : undefined;
}

/** What `item.stored` says of the bytes, if that agrees with what was received. */
function storedDigest({ obj }: CustodyRecord, received: string): string | undefined {
  const { sha256_reread: reread, matches_receipt: matches } = obj;
  if (typeof reread !== "string" || !SHA256.test(reread)) return undefined;
  return received === ""
    ? matches === "size"
      ? reread
      : undefined
    : matches === true && reread === received
      ? reread
      : undefined;
}

/** The items that came with the report. Those added later are named by their own records only. */
function namedItems({ obj }: CustodyRecord): readonly unknown[] {
  return Array.isArray(obj["items"]) ? obj["items"] : [];
}
