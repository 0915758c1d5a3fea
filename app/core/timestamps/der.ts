import { fromUtf8, toHex } from "../encoding.ts";

// Distinguished Encoding Rules (ITU-T X.690), as much as a time-stamp needs. Strict: lengths and whole numbers have
// their one spelling, and nothing follows what was asked for.

/** One value: its identifier octet, what it holds, and all its octets. */
export interface Der {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

/** Identifier octets that occur in time-stamps and certificates. */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8String: 0x0c,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** A constructed value with a number of its context, such as `[0]`. */
export function contextTag(number: number): number {
  return 0xa0 | number;
}

/** Longer lengths than this do not occur: an authority's answer is at most 1 MiB. */
const MOST_LENGTH_OCTETS = 3;

/** The one value that these octets are; undefined when they are anything else. */
export function readDer(bytes: Uint8Array): Der | undefined {
  const values = readDerValues(bytes);
  return values?.length === 1 ? values[0] : undefined;
}

/** The values that stand one after another in these octets. */
export function readDerValues(bytes: Uint8Array): readonly Der[] | undefined {
  const values: Der[] = [];
  for (let at = 0; at < bytes.length;) {
    const value = valueAt(bytes, at);
    if (value === undefined) return undefined;
    values.push(value);
    at += value.whole.length;
  }
  return values;
}

/** The members of a value that must have this tag. */
export function membersOf(value: Der | undefined, tag: number): readonly Der[] | undefined {
  return value?.tag === tag ? readDerValues(value.content) : undefined;
}

/** The only member of a value that must have this tag, as explicit tagging has it. */
export function onlyMemberOf(value: Der | undefined, tag: number): Der | undefined {
  const members = membersOf(value, tag);
  return members?.length === 1 ? members[0] : undefined;
}

/** The octets of a value that must have this tag. */
export function contentOf(value: Der | undefined, tag: number): Uint8Array | undefined {
  return value?.tag === tag ? value.content : undefined;
}

/** A whole number of any size; undefined when it is not one, or not in its shortest form. */
export function integerOf(value: Der | undefined): bigint | undefined {
  const bytes = contentOf(value, TAG.integer);
  const [first, second] = bytes ?? [];
  if (bytes === undefined || first === undefined) return undefined;
  if (second !== undefined && first === (second >= 0x80 ? 0xff : 0x00)) return undefined;
  return BigInt.asIntN(bytes.length * 8, BigInt(`0x${toHex(bytes)}`));
}

/** An object identifier with dots. */
export function oidOf(value: Der | undefined): string | undefined {
  const bytes = contentOf(value, TAG.oid);
  if (bytes === undefined || bytes.length === 0) return undefined;
  const arcs: bigint[] = [];
  let arc = 0n;
  let begun = false;
  for (const byte of bytes) {
    if (!begun && byte === 0x80) return undefined;
    arc = (arc << 7n) | BigInt(byte & 0x7f);
    begun = byte >= 0x80;
    if (begun) continue;
    arcs.push(arc);
    arc = 0n;
  }
  const [joined, ...rest] = arcs;
  if (begun || joined === undefined) return undefined;
  const root = joined < 80n ? joined / 40n : 2n;
  return [root, joined - root * 40n, ...rest].join(".");
}

/** Text of the kinds that names are written in. Control characters become U+FFFD: names are shown to people. */
export function textOf({ tag, content }: Der): string | undefined {
  return decoded(tag, content)?.replace(/\p{Cc}/gu, "\ufffd");
}

function decoded(tag: number, content: Uint8Array): string | undefined {
  switch (tag) {
    case TAG.utf8String:
      return fromUtf8(content);
    case 0x12: // NumericString
    case 0x13: // PrintableString
    case 0x14: // TeletexString: Latin-1, as all programs write it
    case 0x16: // IA5String
    case 0x1a: // VisibleString
      return Array.from(content, (octet) => String.fromCharCode(octet)).join("");
    case 0x1e: // BMPString
      return content.length % 2 === 0 ? bigEndian(content, 2) : undefined;
    case 0x1c: // UniversalString
      return content.length % 4 === 0 ? bigEndian(content, 4) : undefined;
    default:
      return undefined;
  }
}

function bigEndian(content: Uint8Array, width: number): string | undefined {
  let text = "";
  for (let at = 0; at < content.length; at += width) {
    const code = content.subarray(at, at + width).reduce((sum, octet) => sum * 256 + octet, 0);
    if (code > 0x10_ffff) return undefined;
    text += String.fromCodePoint(code);
  }
  return text.toWellFormed();
}

function valueAt(bytes: Uint8Array, at: number): Der | undefined {
  const tag = bytes[at];
  // Tags of more than one octet do not occur here.
  if (tag === undefined || (tag & 0x1f) === 0x1f) return undefined;
  const length = lengthAt(bytes, at + 1);
  if (length === undefined) return undefined;
  const end = length.next + length.value;
  if (end > bytes.length) return undefined;
  return { tag, content: bytes.subarray(length.next, end), whole: bytes.subarray(at, end) };
}

function lengthAt(
  bytes: Uint8Array,
  at: number,
): { readonly value: number; readonly next: number } | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  if (first < 0x80) return { value: first, next: at + 1 };
  const count = first & 0x7f;
  const octets = bytes.subarray(at + 1, at + 1 + count);
  // No octets would be a length that the end has to tell: that is not DER.
  if (count === 0 || count > MOST_LENGTH_OCTETS || octets.length < count) return undefined;
  const value = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  if (octets[0] === 0 || value < 0x80) return undefined;
  return { value, next: at + 1 + count };
}
