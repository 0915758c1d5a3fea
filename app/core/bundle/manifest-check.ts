import type { BagEntry } from "./bag-reader.ts";
import type { ReadDigests } from "./bag-files.ts";
import { printable, type BundleFault, type FaultCode } from "./fault.ts";
import { ALGORITHMS, parseManifestLine, staysInside, type Algorithm } from "./manifest.ts";

/** What a manifest says, and what is wrong with its text. */
export interface ReadManifest {
  readonly path: string;
  readonly algorithm: Algorithm;
  readonly digests: ReadonlyMap<string, string>;
  readonly faults: readonly BundleFault[];
}

/** By whose rules a bag is judged: BagIt's alone, or this format's, which are narrower. */
export type BagRules = "bagit" | "bundle";

/** Reads a manifest or tag manifest. A line that does not read is told and left out. */
export function readManifest(
  file: { readonly path: string; readonly algorithm: Algorithm; readonly text: string },
  rules: BagRules,
): ReadManifest {
  const { path, algorithm, text } = file;
  const faults: BundleFault[] = [];
  const digests = new Map<string, string>();
  const report = (code: FaultCode, detail: string) => {
    faults.push({ kind: "altered", code, path, detail });
  };
  const lines = text.split(rules === "bundle" ? "\n" : /\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  else if (rules === "bundle") report("manifest-line", "its last line does not end with LF");
  let before = "";
  lines.forEach((line, index) => {
    const where = `line ${index + 1}`;
    const parsed = parseManifestLine(algorithm, line);
    if (!parsed.ok) {
      report("manifest-line", `${where}: ${parsed.problem}`);
      return;
    }
    const { value } = parsed;
    const shown = printable(value.path);
    if (rules === "bundle" && !value.exact) {
      report("manifest-line", `${where}: ${shown} is not written as this format writes it`);
    }
    if (!belongs(path, value.path)) {
      report("manifest-line", `${where}: ${shown} may not be listed here`);
      return;
    }
    if (digests.has(value.path)) report("manifest-line", `${where}: ${shown} is listed twice`);
    if (rules === "bundle" && value.path <= before) {
      report("manifest-order", `${where}: ${shown} is not in order`);
    }
    before = value.path;
    digests.set(value.path, value.digest);
  });
  return { path, algorithm, digests, faults };
}

/** Compares what manifests list with what is there; each file is named once for each kind of fault. */
export function compareWithManifests(input: {
  readonly manifests: readonly ReadManifest[];
  readonly entries: readonly BagEntry[];
  readonly read: ReadonlyMap<string, ReadDigests>;
}): readonly BundleFault[] {
  const { manifests, entries, read } = input;
  const there = new Set(entries.map(({ path }) => path));
  const listed = new Set(manifests.flatMap(({ digests }) => [...digests.keys()]));
  const faults: BundleFault[] = [];
  for (const path of listed) {
    const lists = manifests.filter(({ digests }) => digests.has(path));
    const silent = manifests.filter(({ digests }) => !digests.has(path));
    if (silent.length > 0) {
      faults.push(disagreement(path, `${names(lists)} lists it, ${names(silent)} does not`));
    }
    if (!there.has(path)) {
      const detail = `it is listed in ${names(lists)} and not there`;
      faults.push({ kind: "incomplete", code: "missing", path: printable(path), detail });
      continue;
    }
    const digests = read.get(path);
    if (digests === undefined) continue;
    const differ = lists.filter((one) => one.digests.get(path) !== digests[one.algorithm]);
    if (differ.length === 0) continue;
    if (differ.length < lists.length) {
      const fit = lists.filter((one) => !differ.includes(one));
      faults.push(disagreement(path, `it fits ${names(fit)} but not ${names(differ)}`));
    } else {
      const detail = `it does not have the digest in ${names(differ)}`;
      faults.push({ kind: "altered", code: "changed", path: printable(path), detail });
    }
  }
  for (const { path } of entries) {
    if (listed.has(path)) continue;
    const detail = `it is not listed in ${names(manifests)}`;
    faults.push({ kind: "altered", code: "extra", path: printable(path), detail });
  }
  return faults;
}

/** Name of the manifest of each algorithm, for payload or tag files. */
export function manifestNames(
  kind: "manifest" | "tagmanifest",
): readonly (readonly [Algorithm, string])[] {
  return ALGORITHMS.map((algorithm) => [algorithm, `${kind}-${algorithm}.txt`] as const);
}

// Payload manifests list payload alone; tag manifests neither payload nor one another (RFC 8493 section 2.2.1).
function belongs(manifest: string, path: string): boolean {
  if (!staysInside(path)) return false;
  if (manifest.startsWith("manifest-")) return path.startsWith("data/");
  return !path.startsWith("data/") && !/^tagmanifest-[^/]+\.txt$/.test(path);
}

function disagreement(path: string, detail: string): BundleFault {
  return { kind: "altered", code: "manifests-disagree", path: printable(path), detail };
}

function names(manifests: readonly ReadManifest[]): string {
  return manifests.map(({ path }) => path).join(" and ");
}
