/** Why a file is not taken: everything else is evidence until looked at, also what we cannot recognise. */
export type FileRefusal = "program" | "web-page";

/** How many first bytes the rule needs. */
export const HEAD_BYTES = 4_096;

const PROGRAM_HEADS: readonly (readonly number[])[] = [
  [0x4d, 0x5a], // Windows
  [0x7f, 0x45, 0x4c, 0x46], // ELF
  [0xcf, 0xfa, 0xed, 0xfe], // Mach-O, 64 bit
  [0xce, 0xfa, 0xed, 0xfe], // Mach-O, 32 bit
  [0xca, 0xfe, 0xba, 0xbe], // Mach-O for several processors, Java class
  [0x23, 0x21], // a script that names its interpreter
];

const PROGRAM_NAME =
  /\.(exe|dll|msi|com|scr|bat|cmd|ps1|vbs|vbe|js|mjs|jse|wsf|jar|apk|ipa|dmg|pkg|deb|rpm|sh|app|lnk|hta)$/i;
const WEB_PAGE_NAME = /\.(html?|xhtml|svgz?|mhtml?|shtml|xht)$/i;
const WEB_PAGE_TEXT =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|svg|script|head|body)[\s>]/i;

/**
 * Decides from the first bytes and the name whether a file is refused. Only what is surely no record of an event is:
 * programs, and pages that a browser would run. A photo with a wrong or missing ending is taken.
 */
export function fileRefusal(head: Uint8Array, name: string): FileRefusal | undefined {
  if (PROGRAM_HEADS.some((magic) => magic.every((byte, index) => head[index] === byte))) {
    return "program";
  }
  const text = latin1(head.subarray(0, HEAD_BYTES));
  if (WEB_PAGE_TEXT.test(text.replace(/^\u00ef\u00bb\u00bf/, ""))) return "web-page";
  if (looksBinary(head)) return undefined;
  if (PROGRAM_NAME.test(name)) return "program";
  if (WEB_PAGE_NAME.test(name)) return "web-page";
  return undefined;
}

function latin1(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function looksBinary(head: Uint8Array): boolean {
  return head.includes(0);
}
