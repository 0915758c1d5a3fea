import { fromUtf8 } from "../../encoding.ts";

/** Encodings that tag files of a bag may declare, by their names in `bagit.txt`. */
const ENCODINGS: Readonly<Record<string, BagEncoding>> = {
  "UTF-8": "utf-8",
  "UTF-16": "utf-16",
  "UTF-16LE": "utf-16le",
  "UTF-16BE": "utf-16be",
  "ISO-8859-1": "iso-8859-1",
  "US-ASCII": "utf-8",
};
export type BagEncoding = "utf-8" | "utf-16" | "utf-16le" | "utf-16be" | "iso-8859-1";

export interface BagDeclaration {
  readonly version: string;
  readonly encoding: BagEncoding;
}

export type ReadDeclaration =
  | { readonly ok: true; readonly value: BagDeclaration }
  | { readonly ok: false; readonly problem: string };

/**
 * Reads `bagit.txt` (RFC 8493 section 2.1.1): two lines in UTF-8 without a mark, spelled exactly. Versions 0.93 to 1.0 are read; blanks at
 * a line's end are overlooked up to 0.97, which said nothing of them.
 */
export function readDeclaration(bytes: Uint8Array): ReadDeclaration {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return refused("it begins with a byte order mark, which it may not have");
  }
  const text = fromUtf8(bytes);
  if (text === undefined) return refused("it is not in UTF-8");
  const lines = text.split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  const [first = "", second, ...more] = lines;
  const version = /^BagIt-Version: (\d+\.\d+)[ \t]*$/.exec(first)?.[1];
  if (version === undefined) {
    return refused("its first line is not “BagIt-Version: ” with two numbers and a dot between");
  }
  if (!["0.93", "0.94", "0.95", "0.96", "0.97", "1.0"].includes(version)) {
    return refused(`version ${version} is not one that is read here`);
  }
  if (version === "1.0" && /[ \t]$/.test(first)) return refused("its first line ends with a blank");
  const name = /^Tag-File-Character-Encoding: ([A-Za-z0-9-]+)[ \t]*$/.exec(second ?? "")?.[1];
  if (name === undefined || more.length > 0) {
    return refused("its second and last line does not name the encoding of the bag's own files");
  }
  const encoding = Object.hasOwn(ENCODINGS, name.toUpperCase())
    ? ENCODINGS[name.toUpperCase()]
    : undefined;
  return encoding === undefined
    ? refused(`the encoding ${name} is not one that is read here`)
    : { ok: true, value: { version, encoding } };
}

/** Text in the encoding that a bag declares; undefined where the bytes are none. UTF-16 without a mark has its highest byte first. */
export function decodeTagFile(bytes: Uint8Array, encoding: BagEncoding): string | undefined {
  if (encoding === "utf-8") return fromUtf8(bytes)?.replace(/^\uFEFF/, "");
  if (encoding === "iso-8859-1")
    return Array.from(bytes, (one) => String.fromCharCode(one)).join("");
  if (bytes.length % 2 === 1) return undefined;
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe;
  const low = encoding === "utf-16le" || (encoding === "utf-16" && marked) ? 0 : 1;
  const units = Array.from({ length: bytes.length / 2 }, (_, at) =>
    String.fromCharCode((bytes[2 * at + low] ?? 0) + 256 * (bytes[2 * at + 1 - low] ?? 0)),
  );
  const text = units.join("").replace(/^\uFEFF/, "");
  return text.isWellFormed() ? text : undefined;
}

function refused(problem: string): ReadDeclaration {
  return { ok: false, problem };
}
