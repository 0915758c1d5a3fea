import { toBase64, toUtf8 } from "../encoding.ts";
import type { Parsed } from "./parsed.ts";
import type { TextInput } from "./text-fields.ts";
import { isCount, parseCount, parseHash, textOf } from "./text-fields.ts";
import { HASH_LENGTH } from "./tree-hash.ts";

/** What a log's tree was at one size. */
export interface TreeHead {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** A checkpoint as read. Nobody but its signer vouches for extension lines; ours have none. */
export interface Checkpoint extends TreeHead {
  readonly extensions: readonly string[];
}

/** Octets of an origin that every kind of cosignature can name. */
const MAX_ORIGIN = 255;
const ORIGIN = /^[^\s+]+$/u;

/** Writes a checkpoint's text: origin, size and root, one a line (C2SP tlog-checkpoint). No extensions. */
export function formatCheckpoint({ origin, size, root }: TreeHead): string {
  if (!ORIGIN.test(origin) || !textOf(origin).ok || toUtf8(origin).length > MAX_ORIGIN) {
    throw new Error("the origin of a log is 1 to 255 octets without white space and +");
  }
  if (!isCount(size)) throw new Error(`a tree cannot have ${String(size)} leaves`);
  if (root.length !== HASH_LENGTH) throw new Error("the root of a tree is 32 bytes");
  return `${origin}\n${String(size)}\n${toBase64(root)}\n`;
}

/**
 * Reads a checkpoint's text, which is the signed part of its note. Any origin that is not empty is
 * read; extension lines are kept.
 */
export function parseCheckpoint(input: TextInput): Parsed<Checkpoint> {
  const text = textOf(input);
  if (!text.ok) return text;
  if (!text.value.endsWith("\n")) {
    return { ok: false, problem: "the checkpoint's last line does not end" };
  }
  const [origin = "", sizeLine = "", rootLine = "", ...extensions] = text.value
    .slice(0, -1)
    .split("\n");
  if (origin === "") return { ok: false, problem: "the checkpoint names no log" };
  const size = parseCount(sizeLine);
  if (size === undefined) {
    return { ok: false, problem: "the checkpoint's size is not a plain number below 2^53" };
  }
  const root = parseHash(rootLine);
  if (root === undefined) {
    return { ok: false, problem: "the checkpoint's root is not 32 bytes in base 64" };
  }
  if (extensions.includes("")) return { ok: false, problem: "the checkpoint has an empty line" };
  return { ok: true, value: { origin, size, root, extensions } };
}
