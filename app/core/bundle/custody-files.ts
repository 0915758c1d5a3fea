import { concatBytes, toHex, toUtf8 } from "../encoding.ts";
import type { SubjectHead } from "../custody/subject-chain.ts";
import type { CustodyRecord } from "../custody/record.ts";
import type { Json } from "../json.ts";
import { csvTable } from "./csv.ts";
import type { ShownRecord } from "./shown-records.ts";

const LINE_FEED = Uint8Array.of(0x0a);

/** Records as JSON lines: the exact stored bytes, each followed by LF. */
export function recordLines(records: readonly ShownRecord[]): Uint8Array {
  return concatBytes(...records.flatMap(({ leaf }) => [leaf, LINE_FEED]));
}

/** Disclosures as JSON lines `{"seq":n,"d":"…"}`, in the order of the records. */
export function disclosureLines(records: readonly ShownRecord[]): Uint8Array {
  const lines = records.flatMap(({ record, disclosures }) =>
    disclosures.map(({ text }) => `${JSON.stringify({ seq: record.seq, d: text })}\n`),
  );
  return toUtf8(lines.join(""));
}

/** Every record of the bundle once, by `seq`. */
export function inOrderOfLog(records: readonly ShownRecord[]): readonly ShownRecord[] {
  return [...new Map(records.map((shown) => [shown.record.seq, shown])).values()].sort(
    (one, other) => one.record.seq - other.record.seq,
  );
}

/** Columns of `heads.csv`. */
export const HEADS_HEADER = ["item", "sseq", "leaf_sha256"] as const;

/**
 * `heads.csv`: each item's last record. The hash is in hex, where `bundle.prepared` has base64url, so that
 * the output of `sha256sum` can be compared by eye.
 */
export function headsCsv(
  heads: ReadonlyMap<string, { readonly sseq: number; readonly leafHash: Uint8Array }>,
): string {
  const rows = [...heads]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([item, head]) => [item, String(head.sseq), toHex(head.leafHash)]);
  return csvTable(HEADS_HEADER, rows);
}

/** The heads that a `bundle.prepared` record names; undefined when it does not hold a table of them. */
export function headsOf(prepared: CustodyRecord): ReadonlyMap<string, SubjectHead> | undefined {
  const { heads } = prepared.obj;
  if (heads === undefined || !isObject(heads)) return undefined;
  const found = new Map<string, SubjectHead>();
  for (const [item, head] of Object.entries(heads)) {
    if (!isObject(head) || typeof head.sseq !== "number" || typeof head.h !== "string")
      return undefined;
    found.set(item, { sseq: head.sseq, h: head.h });
  }
  return found;
}

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
