import { extensionFor } from "./media-extensions.ts";

/** Longest path in a bundle, its top folder included (evidence-standards 4.1). */
export const LONGEST_PATH = 180;

const LONGEST_SEGMENT = 64;
const SEGMENT = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$/;
const DEVICE = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/**
 * Why a path may not stand in a bundle, or undefined when it may (evidence-standards 4.1). The set is this
 * narrow because BagIt tools disagree about `%`, and file systems about case, dots and device names.
 */
export function problemOfPath(path: string): string | undefined {
  if (path.length > LONGEST_PATH) return `it is longer than ${LONGEST_PATH} characters`;
  for (const segment of path.split("/")) {
    const problem = problemOfSegment(segment);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Why a single file or folder name may not stand in a bundle, or undefined when it may. */
export function problemOfSegment(segment: string): string | undefined {
  if (segment === "") return "it has an empty part";
  if (segment.startsWith(".")) return "a part of it starts with a dot";
  if (segment.length > LONGEST_SEGMENT)
    return `a part of it is longer than ${LONGEST_SEGMENT} characters`;
  if (!SEGMENT.test(segment)) return "it has characters other than A-Z a-z 0-9 . _ -";
  // Windows drops a dot at the end, so that two names become one.
  if (segment.endsWith(".")) return "a part of it ends with a dot";
  if (DEVICE.test(segment)) return "a part of it is the name of a Windows device";
  return undefined;
}

/** Pairs of paths that are one file where case does not count, each as [first, later]. */
export function clashingPaths(paths: Iterable<string>): readonly (readonly [string, string])[] {
  const seen = new Map<string, string>();
  const clashes: (readonly [string, string])[] = [];
  for (const path of paths) {
    const folded = path.toLowerCase();
    const first = seen.get(folded);
    if (first === undefined) seen.set(folded, path);
    else clashes.push([first, path]);
  }
  return clashes;
}

/**
 * A safe name for an original, near to the one it came with. The ending follows the media type, not the
 * sender: `photo.jpg.exe` must not become something that runs when a clerk opens it.
 */
export function safeNativeName(native: {
  readonly originalName: string;
  readonly mediaType: string;
  readonly longest?: number;
}): string {
  const longest = Math.min(native.longest ?? LONGEST_SEGMENT, LONGEST_SEGMENT);
  const parts = /^(.+)\.([A-Za-z0-9]{1,8})$/su.exec(native.originalName);
  const [, before = native.originalName, given = ""] = parts ?? [];
  const extension = extensionFor(native.mediaType, given);
  const stem = safeStem(before);
  const cut = stem.slice(0, longest - extension.length - 1).replace(/[.-]+$/, "");
  const name = `${cut === "" ? "original" : cut}.${extension}`;
  return DEVICE.test(name) ? `file-${name}`.slice(-longest) : name;
}

function safeStem(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/[^A-Za-z0-9._-]+/g, "-")
    .replace(/\.{2,}/g, ".")
    .replace(/^[.-]+/, "");
}

/** Order of bytes, which for the names allowed here is the order of their characters. */
export function byPath(one: { readonly path: string }, other: { readonly path: string }): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0;
}
