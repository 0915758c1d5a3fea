import { readBytes, readDigests, readText, type ReadDigests, type TellFault } from "./bag-files.ts";
import { BAGIT_TXT, parseBagInfo, payloadOxum } from "./bag-info.ts";
import type { BagEntry, BagReader, NewHasher } from "./bag-reader.ts";
import { fromUtf8 } from "../encoding.ts";
import { printable, type BundleFault, type FaultCode } from "./fault.ts";
import { PATHS } from "./layout.ts";
import {
  compareWithManifests,
  manifestNames,
  readManifest,
  type BagRules,
  type ReadManifest,
} from "./manifest-check.ts";
import { clashingPaths, problemOfPath } from "./names.ts";

/** What the check of a bag needs from outside, and tells while it runs. */
export interface BagTools {
  readonly newHash: NewHasher;
  readonly onProgress?: (done: number, total: number) => void;
}

/** What was found in a bag. */
export interface CheckedBag {
  readonly faults: readonly BundleFault[];
  readonly entries: ReadonlyMap<string, BagEntry>;
  readonly digests: ReadonlyMap<string, ReadDigests>;
  readonly info: readonly (readonly [label: string, value: string])[];
  readonly top: string | undefined;
}

interface Bag {
  readonly entries: ReadonlyMap<string, BagEntry>;
  readonly tell: TellFault;
}

const DECLARATION =
  /^BagIt-Version: 1\.0(?:\r\n|\r|\n)Tag-File-Character-Encoding: UTF-8(?:\r\n|\r|\n)?$/;

/**
 * Checks a bag by the rules of BagIt 1.0 (RFC 8493), or by the narrower ones of this format: declaration, names,
 * manifests, tag manifests, every file's digests, Payload-Oxum. Every file is read exactly once.
 */
export async function checkBag(
  reader: BagReader,
  tools: BagTools,
  rules: BagRules,
): Promise<CheckedBag> {
  const listing = await reader.list();
  const faults: BundleFault[] = [...listing.faults];
  const entries = new Map(listing.entries.map((entry) => [entry.path, entry]));
  const tell: TellFault = (fault) => {
    faults.push(fault);
  };
  const bag = { entries, tell };
  if (entries.size === 0) {
    if (faults.length === 0) tell(missing(PATHS.declaration, "there is nothing at all"));
    return { faults, entries, digests: new Map(), info: [], top: listing.top };
  }
  if (rules === "bundle") faultsOfNames(listing.entries).forEach(tell);
  await checkDeclaration(reader, bag, rules);
  if (entries.has("fetch.txt")) {
    tell(altered("fetch-file", "fetch.txt", "files to be fetched from elsewhere are refused"));
  }
  const payload = await readManifests(reader, bag, "manifest", rules);
  const tags = await readManifests(reader, bag, "tagmanifest", rules);
  const digests = await hashAll(reader, bag, tools);
  const inPayload = listing.entries.filter(({ path }) => path.startsWith("data/"));
  compareWithManifests({ manifests: payload, entries: inPayload, read: digests }).forEach(tell);
  if (tags.length > 0) {
    const inTags = tagFilesOf(listing.entries, tags, rules);
    compareWithManifests({ manifests: tags, entries: inTags, read: digests }).forEach(tell);
  }
  const info = await readInfo(reader, bag, rules);
  faultsOfOxum(info, inPayload, rules).forEach(tell);
  return { faults, entries, digests, info, top: listing.top };
}

async function hashAll(
  reader: BagReader,
  bag: Bag,
  tools: BagTools,
): Promise<ReadonlyMap<string, ReadDigests>> {
  const digests = new Map<string, ReadDigests>();
  const total = [...bag.entries.values()].reduce((sum, { size }) => sum + size, 0);
  let done = 0;
  const onBytes = (count: number) => {
    done += count;
    tools.onProgress?.(done, total);
  };
  for (const entry of bag.entries.values()) {
    const read = await readDigests(reader, entry, { newHash: tools.newHash, onBytes });
    read.faults.forEach(bag.tell);
    if (read.digests !== undefined) digests.set(entry.path, read.digests);
  }
  return digests;
}

/** The files that tag manifests answer for. BagIt lets one go unlisted; here nobody would vouch for it. */
function tagFilesOf(
  entries: readonly BagEntry[],
  tags: readonly ReadManifest[],
  rules: BagRules,
): readonly BagEntry[] {
  return entries.filter(
    ({ path }) =>
      !path.startsWith("data/") &&
      !/^tagmanifest-[^/]+\.txt$/.test(path) &&
      (rules === "bundle" || tags.some(({ digests }) => digests.has(path))),
  );
}

async function checkDeclaration(reader: BagReader, bag: Bag, rules: BagRules): Promise<void> {
  const entry = bag.entries.get(PATHS.declaration);
  if (entry === undefined) {
    bag.tell(missing(PATHS.declaration, "without it this is not a bag"));
    return;
  }
  const bytes = await readBytes(reader, entry, bag.tell);
  if (bytes === undefined) return;
  const text = fromUtf8(bytes) ?? "";
  const right = rules === "bundle" ? text === BAGIT_TXT : DECLARATION.test(text);
  const detail = "it is not the declaration of a BagIt 1.0 bag in UTF-8";
  if (!right) bag.tell(altered("declaration", PATHS.declaration, detail));
}

async function readManifests(
  reader: BagReader,
  bag: Bag,
  kind: "manifest" | "tagmanifest",
  rules: BagRules,
): Promise<readonly ReadManifest[]> {
  const read: ReadManifest[] = [];
  const absent: string[] = [];
  const known = manifestNames(kind);
  for (const [algorithm, path] of known) {
    const entry = bag.entries.get(path);
    if (entry === undefined) {
      absent.push(path);
      continue;
    }
    const text = await readText(reader, entry, bag.tell);
    if (text !== undefined) read.push(readManifest({ path, algorithm, text }, rules));
  }
  const needed = rules === "bundle" || (kind === "manifest" && absent.length === known.length);
  for (const path of needed ? absent : []) {
    bag.tell({ ...missing(path, "a bundle has this manifest"), code: "manifest-missing" });
  }
  for (const path of bag.entries.keys()) {
    const isManifest = new RegExp(`^${kind}-[^/]+\\.txt$`).test(path);
    if (!isManifest || known.some(([, name]) => name === path)) continue;
    bag.tell(altered("manifest-line", printable(path), "its algorithm is not SHA-256 or SHA-512"));
  }
  for (const { faults } of read) faults.forEach(bag.tell);
  return read;
}

async function readInfo(
  reader: BagReader,
  bag: Bag,
  rules: BagRules,
): Promise<readonly (readonly [string, string])[]> {
  const entry = bag.entries.get(PATHS.info);
  if (entry === undefined) {
    if (rules === "bundle") bag.tell(missing(PATHS.info, "a bundle has this file"));
    return [];
  }
  const text = await readText(reader, entry, bag.tell);
  if (text === undefined) return [];
  const pairs = parseBagInfo(text);
  if (pairs === undefined) bag.tell(altered("bag-info", PATHS.info, "a line of it has no label"));
  return pairs ?? [];
}

function faultsOfOxum(
  info: readonly (readonly [string, string])[],
  payload: readonly BagEntry[],
  rules: BagRules,
): readonly BundleFault[] {
  const told = info.filter(([label]) => label.toLowerCase() === "payload-oxum");
  const [first] = told;
  if (told.length > 1) return [altered("oxum", PATHS.info, "it gives Payload-Oxum twice")];
  if (first === undefined) {
    return rules === "bundle" ? [altered("oxum", PATHS.info, "it gives no Payload-Oxum")] : [];
  }
  const real = payloadOxum(payload);
  if (first[1] === real) return [];
  const detail = `Payload-Oxum says ${printable(first[1])}, the payload is ${real}`;
  // Fewer files than told is what a missing file looks like, and no sign of a change.
  const [, files] = first[1].split(".");
  const kind = Number(files) > payload.length ? "incomplete" : "altered";
  return [{ kind, code: "oxum", path: PATHS.info, detail }];
}

function faultsOfNames(entries: readonly BagEntry[]): readonly BundleFault[] {
  const faults: BundleFault[] = [];
  for (const { path } of entries) {
    const problem = problemOfPath(path);
    if (problem !== undefined) faults.push(altered("unsafe-name", printable(path), problem));
  }
  for (const [first, later] of clashingPaths(entries.map(({ path }) => path))) {
    const detail = `it is the same as ${printable(first)} where case does not count`;
    faults.push(altered("clashing-names", printable(later), detail));
  }
  return faults;
}

function altered(code: FaultCode, path: string, detail: string): BundleFault {
  return { kind: "altered", code, path, detail };
}

function missing(path: string, detail: string): BundleFault {
  return { kind: "incomplete", code: "missing", path, detail };
}
