import { latin1, startsWith } from "../evidence/first-bytes.ts";
import { markupOf } from "../evidence/text-type.ts";

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

/**
 * Decides from the first bytes and the name whether a file is refused. Only what is surely no record of an event is:
 * programs, and pages that a browser would run. A photo with a wrong or missing ending is taken.
 */
export function fileRefusal(head: Uint8Array, name: string): FileRefusal | undefined {
  const start = head.subarray(0, HEAD_BYTES);
  if (isProgram(start)) return "program";
  if (markupOf(start) !== undefined) return "web-page";
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

function latin1Bytes(text: string): readonly number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
