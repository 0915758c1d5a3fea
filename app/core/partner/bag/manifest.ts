import { digestLength, parseDigest, type ClaimAlgorithm } from "../digest-claim.ts";
import { parseBagPath } from "./path.ts";

/** Manifests of a bag by the algorithm in their names. */
const MANIFEST = /^(tag)?manifest-(md5|sha1|sha224|sha256|sha384|sha512)\.txt$/;

/** What a file at the top of a bag is a manifest of, by its name; `unknown` for an algorithm that is not read here. */
export function manifestKind(
  name: string,
): { readonly of: "payload" | "tags"; readonly algorithm: ClaimAlgorithm | "unknown" } | undefined {
  const [, tag, algorithm] = MANIFEST.exec(name) ?? [];
  if (algorithm !== undefined) {
    return { of: tag === undefined ? "payload" : "tags", algorithm: algorithm as ClaimAlgorithm };
  }
  if (/^manifest-[^/]*\.txt$/.test(name)) return { of: "payload", algorithm: "unknown" };
  if (/^tagmanifest-[^/]*\.txt$/.test(name)) return { of: "tags", algorithm: "unknown" };
  return undefined;
}

export type ReadBagManifest =
  | { readonly ok: true; readonly digests: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads a manifest's text: each line a digest, blanks, perhaps a star, and a path. Any line that does not read, a path that may not stand
 * there, and a path that stands twice make all of it worthless: nobody could say what the bag's maker meant.
 */
export function readBagManifest(
  text: string,
  kind: { readonly of: "payload" | "tags"; readonly algorithm: ClaimAlgorithm },
): ReadBagManifest {
  const digests = new Map<string, string>();
  const lines = text.split(/\r\n|\r|\n/);
  for (const [index, content] of lines.entries()) {
    if (content.trim() === "") continue;
    const line = `line ${index + 1}`;
    const [, hex = "", written = ""] = /^([0-9A-Fa-f]+)[ \t]+\*?(.+)$/.exec(content) ?? [];
    const digest = parseDigest(kind.algorithm, hex);
    if (digest === undefined) {
      const length = digestLength(kind.algorithm);
      return refused(`${line} is not a digest of ${length} characters, a gap and a path`);
    }
    const inner = parseBagPath(written);
    if (!inner.ok) return refused(`${line}: ${inner.problem}`);
    const { path } = inner;
    if (path.startsWith("data/") !== (kind.of === "payload")) {
      return refused(`${line}: ${path} may not be listed here`);
    }
    if (digests.has(path)) return refused(`${line}: ${path} is listed twice`);
    digests.set(path, digest);
  }
  return { ok: true, digests };
}

function refused(problem: string): ReadBagManifest {
  return { ok: false, problem };
}
