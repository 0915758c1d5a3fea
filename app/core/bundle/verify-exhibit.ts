import { disclosureDigest, parseDisclosure } from "../custody/disclosure.ts";
import type { CustodyRecord } from "../custody/record.ts";
import { verifySubjectChain } from "../custody/subject-chain.ts";
import { canonicalJson } from "../custody/canonical-json.ts";
import type { Json, JsonObject } from "../json.ts";
import type { ReadDigests } from "./bag-files.ts";
import type { BagEntry } from "./bag-reader.ts";
import { printable, type BundleFault, type FaultCode } from "./fault.ts";
import { ITEM_FORMAT } from "./item-document.ts";
import { problemsOfExaminations } from "./check-examinations.ts";
import { exhibitPaths } from "./layout.ts";
import { readItemDocument } from "./read-item-document.ts";
import { linesOf, type BundleLogView } from "./verify-log.ts";
import { checkNative } from "./verify-native.ts";

/** One exhibit's files as read; undefined where a file is missing or does not read, which is told elsewhere. */
export interface ExhibitFiles {
  readonly number: string;
  readonly natives: readonly BagEntry[];
  readonly item: string | undefined;
  readonly custody: Uint8Array | undefined;
  readonly disclosures: string | undefined;
}

/** What is known of an exhibit once it was checked. */
export interface ExhibitView {
  readonly number: string;
  readonly item: string | undefined;
  readonly records: number;
  /** As the standard's words say: whole to `bundle.prepared`, a gap, or an end that nothing vouches for. */
  readonly completeness: string;
  readonly faults: readonly BundleFault[];
  /** Hashes in hex of this item's records. */
  readonly hashes: readonly string[];
}

/** Tells a fault of an exhibit. */
export type Report = (
  code: FaultCode,
  path: string,
  detail: string,
  kind?: BundleFault["kind"],
) => void;

/**
 * Checks one exhibit: its records form the whole chain that `bundle.prepared` names, every disclosure belongs to a
 * record, and its file is the one in `item.json` and in its `item.received` record, or the redacted one that stands in for it.
 */
export function verifyExhibit(
  files: ExhibitFiles,
  log: BundleLogView | undefined,
  digests: ReadonlyMap<string, ReadDigests>,
): ExhibitView {
  const faults: BundleFault[] = [];
  const report: Report = (code, path, detail, kind = "altered") => {
    faults.push({ kind, code, path, detail });
  };
  const paths = exhibitPaths(files.number);
  const item = files.item === undefined ? undefined : readItemDocument(files, log, report);
  const native = nativeOf(files, report);
  const chain =
    files.custody === undefined ? undefined : chainOf(files.custody, item, files, log, report);
  const records = chain?.records ?? [];
  // Without the records, nothing can be said about what belongs to them.
  if (files.disclosures !== undefined && chain !== undefined) {
    checkDisclosures(files.disclosures, records, item, { paths, report });
  }
  if (native !== undefined) {
    const known = { item, records, prepared: log?.prepared, report, paths };
    checkNative(native, digests.get(native.path), known);
  }
  if (item?.format === ITEM_FORMAT && chain !== undefined) {
    for (const problem of problemsOfExaminations(item, records)) {
      report("examination", paths.item, problem);
    }
  }
  const subject = item?.item ?? records[0]?.subj;
  return {
    number: files.number,
    item: typeof subject === "string" ? subject : undefined,
    records: records.length,
    completeness: chain?.completeness ?? "tail unknown",
    faults,
    hashes: chain?.hashes ?? [],
  };
}

function nativeOf(files: ExhibitFiles, report: Report): BagEntry | undefined {
  const paths = exhibitPaths(files.number);
  const [native, second] = files.natives;
  if (native === undefined)
    report("missing", paths.native, "the original is not there", "incomplete");
  if (second !== undefined) {
    report("layout", printable(second.path), "an exhibit has one original, here are more");
  }
  return native;
}

function chainOf(
  custody: Uint8Array,
  item: JsonObject | undefined,
  files: ExhibitFiles,
  log: BundleLogView | undefined,
  report: Report,
) {
  const path = exhibitPaths(files.number).custody;
  const { lines, whole } = linesOf(custody);
  if (!whole) report("record", path, "its last line does not end with LF");
  const subject = typeof item?.item === "string" ? item.item : subjectOf(log, lines[0]?.hash);
  const head = subject === undefined ? undefined : log?.heads?.get(subject);
  const chain = verifySubjectChain({
    subject: subject ?? "",
    leaves: lines.map(({ leaf }) => leaf),
    head,
  });
  for (const { line, fault, detail } of chain.faults) {
    report(fault === "unreadable" ? "record" : "chain", path, `line ${line}: ${detail}`);
  }
  for (const { from, to } of chain.gaps) {
    const places = from === to ? `sseq ${from}` : `sseq ${from} to ${to}`;
    report("chain", path, `gap at ${places}`, "incomplete");
  }
  const last = chain.records.at(-1);
  if (head !== undefined && last !== undefined && last.sseq > head.sseq) {
    report("heads", path, "it goes on after the head that bundle.prepared names");
  }
  if (log?.heads !== undefined && subject !== undefined && head === undefined) {
    report("heads", path, `bundle.prepared does not name ${printable(subject)}`);
  }
  const first = chain.completeness;
  const completeness =
    first.kind === "complete"
      ? "complete to bundle.prepared"
      : first.kind === "gap"
        ? `gap at sseq ${first.from}`
        : first.kind === "broken"
          ? "broken"
          : "tail unknown";
  return { records: chain.records, completeness, hashes: lines.map(({ hash }) => hash) };
}

function checkDisclosures(
  text: string,
  records: readonly CustodyRecord[],
  item: JsonObject | undefined,
  { paths, report }: { readonly paths: ReturnType<typeof exhibitPaths>; readonly report: Report },
): void {
  const shown = disclosuresIn(text, records, (detail) => {
    report("disclosure", paths.disclosures, detail);
  });
  const name = item?.originalName;
  if (name === undefined || name === null) return;
  const known =
    isObject(name) && typeof name.disclosure === "string" ? shown.get(name.disclosure) : undefined;
  const recorded = known?.name === "original_name" ? spelled(known.value) : undefined;
  const same = isObject(name) && recorded !== undefined && recorded === spelled(name.value ?? null);
  if (!same) report("item", paths.item, "originalName is not what a disclosure of this item says");
}

/** The one spelling of a value; undefined where it has none, as text with half of a character has not. */
function spelled(value: Json): string | undefined {
  try {
    return canonicalJson(value);
  } catch {
    return undefined;
  }
}

/** Reads `disclosures.jsonl` and tells every line that does not belong to one of the records. */
export function disclosuresIn(
  text: string,
  records: readonly CustodyRecord[],
  report: (detail: string) => void,
): ReadonlyMap<string, { readonly name: string; readonly value: Json }> {
  const bySeq = new Map(records.map((record) => [record.seq, record]));
  const shown = new Map<string, { name: string; value: Json }>();
  const lines = text.split("\n");
  if (lines.pop() !== "") report("its last line does not end with LF");
  lines.forEach((line, index) => {
    const where = `line ${index + 1}`;
    const match = /^\{"seq":(0|[1-9][0-9]*),"d":"([A-Za-z0-9_-]+)"\}$/.exec(line);
    const [, seq, disclosure] = match ?? [];
    if (seq === undefined || disclosure === undefined) {
      report(`${where}: it is not {"seq":n,"d":"..."}`);
      return;
    }
    const record = bySeq.get(Number(seq));
    if (record === undefined) {
      report(`${where}: there is no record ${seq}`);
      return;
    }
    if (!record._sd.includes(disclosureDigest(disclosure))) {
      report(
        `${where}: its digest is not in _sd of record ${seq}: it was changed, or is of another record`,
      );
      return;
    }
    const parsed = parseDisclosure(disclosure);
    if (parsed.ok) shown.set(disclosure, parsed.value);
    else report(`${where}: ${parsed.problem}`);
  });
  return shown;
}

function subjectOf(log: BundleLogView | undefined, hash: string | undefined): string | undefined {
  return hash === undefined ? undefined : log?.events.get(hash)?.subj;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
