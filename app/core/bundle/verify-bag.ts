import type { TellFault } from "./bag-files.ts";
import { BUNDLE_FORMAT, UNSIGNED_FORMAT } from "./bag-info.ts";
import type { BagReader } from "./bag-reader.ts";
import { bagText, type BagText } from "./bag-text.ts";
import { checkBag, type BagTools, type CheckedBag } from "./check-bag.ts";
import { printable, type BundleFault } from "./fault.ts";
import type { GivenCheckpoint } from "./given-checkpoint.ts";
import { PATHS } from "./layout.ts";
import { resultOf, sentencesOf, type VerifyResult } from "./verify-result.ts";
import { disclosuresIn, type ExhibitView } from "./verify-exhibit.ts";
import { faultsOfWhole, verifyExhibits } from "./verify-exhibits.ts";
import { verifyLog, type BundleLogView } from "./verify-log.ts";
import { hasSignedLog, verifySignedLog, type SignedLogReport } from "./verify-signed-log.ts";

/** What a verification found. */
export interface BagReport {
  readonly result: VerifyResult;
  readonly faults: readonly BundleFault[];
  /** What the result does not cover, in words. */
  readonly notes: readonly string[];
  readonly bundle: string | undefined;
  readonly audience: string | undefined;
  readonly preparedAt: string | undefined;
  readonly files: number;
  readonly octets: number;
  readonly exhibits: readonly {
    readonly number: string;
    readonly item: string | undefined;
    readonly records: number;
    readonly completeness: string;
  }[];
  /** The log's signed state; undefined in a bundle of the first format, which has none, or where it does not read. */
  readonly log: SignedLogReport | undefined;
}

/**
 * Verifies a bundle, whatever holds it. Every fault is told with the file it is in; no fault stops the search for
 * others, unless nothing can be read at all. `fingerprint` is what the reader knows of the log's key from elsewhere, `given` a state of the
 * log that they have from another day.
 */
export async function verifyBag(
  reader: BagReader,
  tools: BagTools,
  known: {
    readonly fingerprint?: string | undefined;
    readonly given?: GivenCheckpoint | undefined;
  } = {},
): Promise<BagReport> {
  const bag = await checkBag(reader, tools, "bundle");
  const faults: BundleFault[] = [...bag.faults];
  const info = new Map(bag.info);
  let exhibits: readonly ExhibitView[] = [];
  let log: BundleLogView | undefined;
  let signed: SignedLogReport | undefined;
  if (bag.entries.size > 0) {
    faults.push(...faultsOfInfo(bag, info));
    const tell: TellFault = (fault) => {
      faults.push(fault);
    };
    const read = bagText(reader, bag, tell);
    log = await readLog(read, info);
    faults.push(...(log?.faults ?? []));
    exhibits = await verifyExhibits(read, bag, log);
    faults.push(...exhibits.flatMap((one) => one.faults), ...faultsOfWhole(exhibits, log));
    faults.push(...(await faultsOfLogDisclosures(read, log)));
    const origin = info.get("X-Custody-Origin");
    const told = { origin, size: info.get("X-Custody-Size"), fingerprint: known.fingerprint };
    const paths = [...bag.entries.keys()];
    if (isSigned(bag, info)) {
      const { given } = known;
      signed = await verifySignedLog({ paths, read: read.bytes, log, told, given, tell });
    } else if (log?.prepared?.obj["policy_sha256"] !== undefined) {
      const detail =
        "bundle.prepared names a policy; the signed checkpoint that belongs to it is not here";
      tell({ kind: "incomplete", code: "checkpoint", path: PATHS.checkpointNote, detail });
    } else if (known.fingerprint !== undefined) {
      const detail = "a key was named, and this bundle has no signed checkpoint to compare it with";
      tell({ kind: "incomplete", code: "key", path: PATHS.logKeyPem, detail });
    }
    if (signed === undefined && known.given !== undefined) {
      const detail = "there is no signed checkpoint to hold the earlier one against that you gave";
      tell({ kind: "incomplete", code: "consistency", path: PATHS.checkpointNote, detail });
    }
  }
  const result = resultOf(faults, signed);
  return {
    result,
    faults: unique(faults),
    notes: sentencesOf(result, signed, info.get("X-Bundle-Format")),
    bundle: shown(info.get("External-Identifier")) ?? shown(bag.top),
    audience: shown(info.get("X-Audience")),
    preparedAt: log?.prepared?.ts,
    files: bag.entries.size,
    octets: [...bag.entries.values()].reduce((sum, { size }) => sum + size, 0),
    exhibits: exhibits.map(({ number, item, records, completeness }) => ({
      number: printable(number),
      item: shown(item),
      records,
      completeness,
    })),
    log: signed,
  };
}

function faultsOfInfo(bag: CheckedBag, info: ReadonlyMap<string, string>): readonly BundleFault[] {
  const faults: BundleFault[] = [];
  const report = (detail: string) => {
    faults.push({ kind: "altered", code: "bag-info", path: PATHS.info, detail });
  };
  if (!bag.entries.has(PATHS.info)) return faults;
  const format = info.get("X-Bundle-Format");
  if (format === UNSIGNED_FORMAT) {
    if (hasSignedLog(bag.entries.keys())) {
      report(`X-Bundle-Format is ${UNSIGNED_FORMAT}, which has no signed checkpoint; here is one`);
    }
  } else if (format !== BUNDLE_FORMAT) {
    report(`X-Bundle-Format is neither ${BUNDLE_FORMAT} nor ${UNSIGNED_FORMAT}`);
  }
  const id = info.get("External-Identifier");
  if (bag.top !== undefined && id !== bag.top) {
    report("External-Identifier is not the name of the folder in the archive");
  }
  return faults;
}

/** Whether a signed checkpoint is to be there, by the format or because part of one is. */
function isSigned(bag: CheckedBag, info: ReadonlyMap<string, string>): boolean {
  return info.get("X-Bundle-Format") === BUNDLE_FORMAT || hasSignedLog(bag.entries.keys());
}

async function readLog(
  read: BagText,
  info: ReadonlyMap<string, string>,
): Promise<BundleLogView | undefined> {
  const events = await read.bytes(PATHS.events);
  const heads = await read.text(PATHS.heads);
  if (events === undefined) return undefined;
  return verifyLog(events, heads, {
    origin: info.get("X-Custody-Origin"),
    size: info.get("X-Custody-Size"),
    audience: info.get("X-Audience"),
  });
}

async function faultsOfLogDisclosures(
  read: BagText,
  log: BundleLogView | undefined,
): Promise<readonly BundleFault[]> {
  const text = await read.text(PATHS.logDisclosures);
  if (text === undefined || log === undefined) return [];
  const faults: BundleFault[] = [];
  const own = [...log.events.values()].filter(({ subj }) => subj.startsWith("bun_"));
  disclosuresIn(text, own, (detail) => {
    faults.push({ kind: "altered", code: "disclosure", path: PATHS.logDisclosures, detail });
  });
  return faults;
}

// A file that a manifest lists and that the format needs is missing once, not twice.
function unique(faults: readonly BundleFault[]): readonly BundleFault[] {
  const seen = new Set<string>();
  return faults.filter(({ code, path, detail }) => {
    const key = code === "missing" ? `missing ${path ?? ""}` : `${code} ${path ?? ""} ${detail}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function shown(text: string | undefined): string | undefined {
  return text === undefined ? undefined : printable(text);
}
