import { fromBase64, fromUtf8 } from "../encoding.ts";
import type { Parsed } from "./parsed.ts";
import { HASH_LENGTH } from "./tree-hash.ts";

// What the text formats of a log (notes, checkpoints, proofs, requests) have in common.

/** A text as characters, or as the bytes it came in. */
export type TextInput = string | Uint8Array;

const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;
const COUNT = /^(?:0|[1-9][0-9]*)$/;

/** The characters of a text: UTF-8 without control characters other than LF (signed-note, "Format"). */
export function textOf(input: TextInput): Parsed<string> {
  const text = typeof input === "string" ? input : fromUtf8(input);
  if (text?.isWellFormed() !== true) return { ok: false, problem: "it is not UTF-8" };
  if (CONTROL.test(text)) return { ok: false, problem: "it holds a control character" };
  return { ok: true, value: text };
}

/** A number in decimal without leading zeros, up to 2^53 - 1; undefined for anything else. */
export function parseCount(text: string): number | undefined {
  const count = Number(text);
  return COUNT.test(text) && Number.isSafeInteger(count) ? count : undefined;
}

/** Whether a number can stand where a text has a count. */
export function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** A hash of the tree in base 64; undefined unless it is exactly 32 bytes in their one spelling. */
export function parseHash(text: string): Uint8Array | undefined {
  const bytes = fromBase64(text);
  return bytes?.length === HASH_LENGTH ? bytes : undefined;
}
