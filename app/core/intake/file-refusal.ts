/** Why a file is not taken: everything else is evidence until looked at, also what we cannot recognise. */
export type FileRefusal = "program" | "web-page";

/** How many first bytes the rule needs. */
export const HEAD_BYTES = 4_096;

/** First bytes of what a machine runs. Only what no text can begin with: a letter may begin with "MZ". */
const PROGRAM_HEADS: readonly (readonly number[])[] = [
  [0x7f, 0x45, 0x4c, 0x46], // ELF
  [0xcf, 0xfa, 0xed, 0xfe], // Mach-O, 64 bit
  [0xce, 0xfa, 0xed, 0xfe], // Mach-O, 32 bit
  [0xfe, 0xed, 0xfa, 0xcf], // Mach-O, the other byte order
  [0xfe, 0xed, 0xfa, 0xce],
  [0xca, 0xfe, 0xba, 0xbe], // Mach-O for several processors, Java class
  [0x00, 0x61, 0x73, 0x6d], // WebAssembly
  [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], // Windows shortcut
  [0xed, 0xab, 0xee, 0xdb], // RPM package
  [...latin1Bytes("!<arch>\ndebian")],
  [...latin1Bytes("xar!"), 0x00], // macOS installer
];

/** First bytes of pictures, movies, sound and PDF, with where they stand: whatever its name, such a file is taken. */
const RECORD_HEADS: readonly (readonly [at: number, bytes: readonly number[]])[] = [
  [0, [0xff, 0xd8, 0xff]],
  [0, [0x89, ...latin1Bytes("PNG")]],
  [0, latin1Bytes("GIF8")],
  [0, latin1Bytes("RIFF")],
  [0, latin1Bytes("II*\0")],
  [0, latin1Bytes("MM\0*")],
  [4, latin1Bytes("ftyp")],
  [0, [0x1a, 0x45, 0xdf, 0xa3]], // Matroska, WebM
  [0, latin1Bytes("OggS")],
  [0, latin1Bytes("ID3")],
  [0, latin1Bytes("fLaC")],
  [0, latin1Bytes("%PDF")],
];

const PROGRAM_NAME =
  /\.(exe|dll|msi|msix|com|scr|bat|cmd|ps1|vbs|vbe|js|mjs|jse|wsf|jar|apk|ipa|appx|xpi|crx|dmg|pkg|deb|rpm|sh|app|lnk|url|hta)$/i;
const WEB_PAGE_NAME = /\.(html?|xhtml|svgz?|mht|mhtml?|shtml|xht)$/i;

/** Tags that a browser takes for the beginning of a page (MIME Sniffing 7.1), those that load things, and SVG. */
const PAGE_TAG =
  /^<(?:!doctype\s{1,20}html|html|head|body|script|iframe|h1|div|font|table|a|style|title|b|br|p|meta|link|base|form|object|embed|(?:[a-z][\w.-]{0,30}:)?svg)[\s>/]/i;
const ROOT_TAG = /<(?:[a-z][\w.-]{0,30}:)?(?:html|svg)[\s>/]/i;

/**
 * Decides from the first bytes and the name whether a file is refused. Only what is surely no record of an event is:
 * programs, and pages that a browser would run. A photo with a wrong or missing ending is taken.
 */
export function fileRefusal(head: Uint8Array, name: string): FileRefusal | undefined {
  const start = head.subarray(0, HEAD_BYTES);
  if (isProgram(start)) return "program";
  if (isWebPage(textOf(start))) return "web-page";
  if (RECORD_HEADS.some(([at, bytes]) => startsWith(start, bytes, at))) return undefined;
  // Windows drops dots and spaces at the end of a name; nobody sees control characters.
  const ending = name.replace(/\p{C}/gu, "").replace(/[\s.]{1,300}$/, "");
  if (PROGRAM_NAME.test(ending)) return "program";
  if (WEB_PAGE_NAME.test(ending)) return "web-page";
  return undefined;
}

function isProgram(start: Uint8Array): boolean {
  if (PROGRAM_HEADS.some((bytes) => startsWith(start, bytes))) return true;
  if (startsWith(start, latin1Bytes("MZ"))) return start.includes(0);
  // A script that names its interpreter.
  return /^#![ \t]*\//.test(latin1(start.subarray(0, 100)));
}

/** True when the text begins as a page does, behind comments and processing instructions. */
function isWebPage(text: string): boolean {
  // Step by step and not as one pattern: nested repetition would let a hostile file stop the process.
  let at = afterSpace(text, 0);
  for (;;) {
    const closing = text.startsWith("<!--", at) ? "-->" : text.startsWith("<?", at) ? "?>" : null;
    if (closing === null) break;
    const end = text.indexOf(closing, at + 2);
    if (end === -1) return false;
    at = afterSpace(text, end + closing.length);
  }
  const rest = text.slice(at);
  // A document type may be called anything; what counts is what it is followed by.
  if (/^<!doctype\s/i.test(rest) && ROOT_TAG.test(rest)) return true;
  return PAGE_TAG.test(rest);
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

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function latin1Bytes(text: string): readonly number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}

function startsWith(head: Uint8Array, bytes: readonly number[], at = 0): boolean {
  return bytes.every((byte, index) => head[at + index] === byte);
}
