import { latin1, startsWith } from "./first-bytes.ts";

/** Kinds of text that are told apart. */
export type TextType = "text/html" | "image/svg+xml" | "text/plain";

/** Bytes that no text has: controls other than tab, line ends, form feed and escape (MIME Sniffing 3). */
const NOT_TEXT = /[\0-\x08\x0b\x0e-\x1a\x1c-\x1f]/;

/** Tags that a browser takes for the beginning of a page (MIME Sniffing 7.1), those that load things, and SVG. */
const PAGE_TAG =
  /^<(?:!doctype\s{1,20}html|html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p|meta|link|base|form|object|embed|(?:[a-z][\w.-]{0,30}:)?svg)[\s>/]/i;
const ROOT_TAG = /<(?:[a-z][\w.-]{0,30}:)?(?:html|svg)[\s>/]/i;

const SVG_TAG = /^<(?:[a-z][\w.-]{0,30}:)?svg[\s>/]/i;

/**
 * What kind of text a file is, by its beginning: a page or a drawing by its first tag, else plain text where nothing in it is
 * what no text has. Undefined for anything else, and for nothing. A name plays no part.
 */
export function textTypeOf(start: Uint8Array): TextType | undefined {
  if (start.length === 0) return undefined;
  return markupOf(start) ?? (NOT_TEXT.test(textOf(start)) ? undefined : "text/plain");
}

/** Whether text begins as a page or an SVG drawing does, behind comments and processing instructions. */
export function markupOf(start: Uint8Array): "text/html" | "image/svg+xml" | undefined {
  const text = textOf(start);
  // Step by step and not as one pattern: nested repetition would let a hostile file stop the process.
  let at = afterSpace(text, 0);
  for (;;) {
    const closing = text.startsWith("<!--", at) ? "-->" : text.startsWith("<?", at) ? "?>" : null;
    if (closing === null) break;
    const end = text.indexOf(closing, at + 2);
    if (end === -1) return undefined;
    at = afterSpace(text, end + closing.length);
  }
  const rest = text.slice(at);
  // A document type may be called anything; what counts is what it is followed by.
  const root = /^<!doctype\s/i.test(rest) ? ROOT_TAG.exec(rest)?.[0] : undefined;
  const tag = root ?? PAGE_TAG.exec(rest)?.[0];
  if (tag === undefined) return undefined;
  return SVG_TAG.test(tag) ? "image/svg+xml" : "text/html";
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}

/** The bytes as a browser would read them: by their byte order mark, else one character a byte. */
function textOf(start: Uint8Array): string {
  if (startsWith(start, [0xef, 0xbb, 0xbf])) return latin1(start.subarray(3));
  if (startsWith(start, [0xff, 0xfe])) return utf16(start, 0);
  if (startsWith(start, [0xfe, 0xff])) return utf16(start, 1);
  return latin1(start);
}

function utf16(start: Uint8Array, low: 0 | 1): string {
  let text = "";
  for (let at = 2; at + 1 < start.length; at += 2) {
    text += String.fromCharCode((start[at + low] ?? 0) + 256 * (start[at + 1 - low] ?? 0));
  }
  return text;
}
