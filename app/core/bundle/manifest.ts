import type { Parsed } from "../custody/parsed.ts";
import { byPath } from "./names.ts";

/** The two digests that every bundle carries, named as in `manifest-<algorithm>.txt`. */
export const ALGORITHMS = ["sha256", "sha512"] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** A file of a bundle: path below its top folder, size in octets, digests in lower-case hex. */
export interface FileDigest {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  readonly sha512: string;
}

/** Characters of a digest in hex. */
export const HEX_LENGTH: Readonly<Record<Algorithm, number>> = { sha256: 64, sha512: 128 };

/**
 * Text of a manifest: digest, two spaces, path, LF, sorted by the bytes of the path. BagIt would allow other
 * gaps; `sha256sum -c` would not (evidence-standards 4.1).
 */
export function manifestText(algorithm: Algorithm, files: readonly FileDigest[]): string {
  return [...files]
    .sort(byPath)
    .map((file) => `${file[algorithm]}  ${file.path}\n`)
    .join("");
}

/** One line of a manifest as read. */
export interface ManifestLine {
  readonly digest: string;
  readonly path: string;
  /** False where BagIt allows the line but this format writes it otherwise. */
  readonly exact: boolean;
}

/** Reads one line by the rules of BagIt 1.0 (RFC 8493 section 2.1.3): any gap, `%0A`, `%0D` and `%25` decoded. */
export function parseManifestLine(algorithm: Algorithm, line: string): Parsed<ManifestLine> {
  const match = /^([0-9A-Fa-f]+)([ \t]+)(.+)$/.exec(line);
  const [, digest, gap, written] = match ?? [];
  if (digest === undefined || gap === undefined || written === undefined) {
    return { ok: false, problem: "it is not a digest, a gap and a path" };
  }
  if (digest.length !== HEX_LENGTH[algorithm]) {
    return {
      ok: false,
      problem: `its digest does not have ${HEX_LENGTH[algorithm]} hexadecimal digits`,
    };
  }
  const path = written.replace(/%(0[AaDd]|25)/g, (escape) => decodeURIComponent(escape));
  const exact = gap === "  " && digest === digest.toLowerCase() && path === written;
  return { ok: true, value: { digest: digest.toLowerCase(), path, exact } };
}

/** True when a path of a manifest stays inside the bag: relative, slashes only, no `.`, `..` or `~` in front. */
export function staysInside(path: string): boolean {
  if (
    path.startsWith("/") ||
    path.startsWith("~") ||
    path.includes("\\") ||
    /^[A-Za-z]:/.test(path)
  )
    return false;
  return path.split("/").every((segment) => segment !== "" && segment !== "." && segment !== "..");
}
