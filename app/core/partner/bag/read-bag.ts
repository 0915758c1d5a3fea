import type { ClaimAlgorithm, DigestClaims } from "../digest-claim.ts";
import { claimedAlgorithms, firstMismatch } from "../digest-claim.ts";
import { MOST_FILES, type PartnerFacts, type PartnerRole } from "../file-facts.ts";
import { decodeTagFile, readDeclaration } from "./declaration.ts";
import { manifestKind, readBagManifest } from "./manifest.ts";
import { checkBagPath } from "./path.ts";

/** A file at a bag's top or beside its payload, read whole. */
export interface TagFile {
  readonly bytes: Uint8Array;
  /** Of its bytes, for every algorithm that the bag has a tag manifest in. */
  readonly digests: DigestClaims;
}

/** What a bag holds, before its payload is read. */
export interface BagContent {
  /** Every file below the bag's folder. */
  readonly paths: readonly string[];
  /** Every file that is no payload. */
  readonly tagFiles: ReadonlyMap<string, TagFile>;
}

/** A bag that may be sent: what its makers say of each file, payload first. Its payload's digests are compared by whoever reads it. */
export interface ReadBag {
  readonly facts: readonly PartnerFacts[];
  /** Payload that no manifest lists. */
  readonly extra: readonly string[];
  /** Algorithms of its payload manifests, weakest first. */
  readonly algorithms: readonly ClaimAlgorithm[];
}

export type BagVerdict =
  | { readonly ok: true; readonly value: ReadBag }
  /** `path`: the file that is wrong; empty for the bag as a whole. */
  | { readonly ok: false; readonly path: string; readonly problem: string };

type Lists = readonly {
  readonly path: string;
  readonly algorithm: ClaimAlgorithm;
  readonly digests: ReadonlyMap<string, string>;
}[];

/**
 * Judges a bag by RFC 8493, and by what is taken from no stranger: a fetch list, paths that lead out, a file listed twice. Its own files
 * are compared here with its tag manifests, and one that differs makes the bag worthless. A payload file that is missing stays listed,
 * and one that is not listed is told: neither hides the others.
 */
export function readBag(content: BagContent): BagVerdict {
  const { paths, tagFiles } = content;
  if (paths.length > MOST_FILES) return refused("", `it holds more than ${MOST_FILES} files`);
  for (const path of paths) {
    const inner = checkBagPath(path);
    if (!inner.ok) return refused(path, inner.problem);
  }
  if (tagFiles.has("fetch.txt")) {
    return refused(
      "fetch.txt",
      "it names files to be fetched from elsewhere; hand over a bag that holds all of them",
    );
  }
  const declared = tagFiles.get("bagit.txt");
  if (declared === undefined) return refused("bagit.txt", "it is not there, so this is no bag");
  const declaration = readDeclaration(declared.bytes);
  if (!declaration.ok) return refused("bagit.txt", declaration.problem);
  const lists: Record<"payload" | "tags", Lists[number][]> = { payload: [], tags: [] };
  for (const [path, { bytes }] of tagFiles) {
    const kind = manifestKind(path);
    if (kind === undefined) continue;
    const { of, algorithm } = kind;
    if (algorithm === "unknown") return refused(path, "its algorithm is not one that is read here");
    const text = decodeTagFile(bytes, declaration.value.encoding);
    if (text === undefined) return refused(path, "it is not in the encoding that bagit.txt names");
    const read = readBagManifest(text, { of, algorithm });
    if (!read.ok) return refused(path, read.problem);
    lists[of].push({ path, algorithm, digests: read.digests });
  }
  if (lists.payload.length === 0) return refused("", "it has no manifest of its payload");
  const own = faultOfOwnFiles(lists.tags, tagFiles);
  if (own !== undefined) return own;
  if (declaration.value.version === "1.0") {
    const uneven = faultOfUnevenLists(lists.payload);
    if (uneven !== undefined) return uneven;
  }
  return { ok: true, value: sortedFiles(content, lists) };
}

/** A tag manifest binds the bag's own files: each that it lists must be there and have its digest. */
function faultOfOwnFiles(
  tags: Lists,
  tagFiles: ReadonlyMap<string, TagFile>,
): BagVerdict | undefined {
  for (const { path: list, digests, algorithm } of tags) {
    for (const [path, digest] of digests) {
      const file = tagFiles.get(path);
      if (file === undefined) return refused(path, `it is listed in ${list} and not there`);
      if (firstMismatch({ [algorithm]: digest }, file.digests) !== undefined) {
        return refused(path, `it does not have the digest that ${list} gives`);
      }
    }
  }
  return undefined;
}

/** RFC 8493 section 2.1.3: each payload manifest lists every payload file. */
function faultOfUnevenLists(payload: Lists): BagVerdict | undefined {
  for (const { digests, path: list } of payload) {
    for (const other of payload) {
      const silent = [...digests.keys()].find((path) => !other.digests.has(path));
      if (silent !== undefined) {
        return refused(silent, `it is listed in ${list} and not in ${other.path}`);
      }
    }
  }
  return undefined;
}

function sortedFiles(
  { paths, tagFiles }: BagContent,
  lists: Readonly<Record<"payload" | "tags", Lists>>,
): ReadBag {
  const claimed = (path: string, of: Lists): DigestClaims =>
    Object.fromEntries(
      of.flatMap(({ algorithm, digests }) => {
        const digest = digests.get(path);
        return digest === undefined ? [] : [[algorithm, digest]];
      }),
    );
  const listed = new Set(lists.payload.flatMap(({ digests }) => [...digests.keys()]));
  const facts = [
    ...[...listed].map((path) => factsOf(path, "original", claimed(path, lists.payload))),
    ...[...tagFiles.keys()].map((path) => factsOf(path, "bag-file", claimed(path, lists.tags))),
  ];
  const algorithms = claimedAlgorithms(
    Object.fromEntries(lists.payload.map(({ algorithm }) => [algorithm, ""])),
  );
  return {
    ...{ facts, algorithms },
    extra: paths.filter((path) => path.startsWith("data/") && !listed.has(path)),
  };
}

function factsOf(path: string, role: PartnerRole, digests: DigestClaims): PartnerFacts {
  return {
    ...{ path, role, digests, cameraId: "", clockOffset: null },
    ...{ custodian: "", certificate: "", note: "" },
  };
}

function refused(path: string, problem: string): BagVerdict {
  return { ok: false, path, problem };
}
