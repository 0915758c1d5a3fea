const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const HEX = /^(?:[0-9a-f]{2})*$/;

/** Text as UTF-8. A lone surrogate has no UTF-8, so text that holds one is refused rather than replaced. */
export function toUtf8(text: string): Uint8Array {
  if (!text.isWellFormed()) throw new Error("text with a lone surrogate has no UTF-8");
  return new TextEncoder().encode(text);
}

/** UTF-8 as text, a byte order mark kept as what it is; undefined when the bytes are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte.toString(16).padStart(2, "0");
  return text;
}

/** Bytes of lower-case hexadecimal; undefined for anything else. */
export function fromHex(text: string): Uint8Array | undefined {
  if (!HEX.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, index) =>
    Number.parseInt(text.slice(index * 2, index * 2 + 2), 16),
  );
}

/** Base 64 with padding (RFC 4648 section 4). */
export function toBase64(bytes: Uint8Array): string {
  const digits = digitsOf(bytes, BASE64);
  return digits.padEnd(Math.ceil(digits.length / 4) * 4, "=");
}

/** Bytes of padded base 64; undefined unless the text is the one spelling of its bytes. */
export function fromBase64(text: string): Uint8Array | undefined {
  const bytes = bytesOfDigits(text.replace(/={1,2}$/, ""), BASE64);
  return bytes !== undefined && toBase64(bytes) === text ? bytes : undefined;
}

/** Base 64 for URLs without padding (RFC 4648 section 5; RFC 7515 section 2). */
export function toBase64url(bytes: Uint8Array): string {
  return digitsOf(bytes, BASE64URL);
}

/** Bytes of unpadded base64url; undefined unless the text is the one spelling of its bytes. */
export function fromBase64url(text: string): Uint8Array | undefined {
  const bytes = bytesOfDigits(text, BASE64URL);
  return bytes !== undefined && toBase64url(bytes) === text ? bytes : undefined;
}

/** The parts one after another. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}

/** True when both hold the same bytes. Not for secrets: it stops at the first difference. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function digitsOf(bytes: Uint8Array, alphabet: string): string {
  let text = "";
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 6) {
      bits -= 6;
      text += alphabet.charAt((held >> bits) & 63);
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + alphabet.charAt((held << (6 - bits)) & 63);
}

function bytesOfDigits(text: string, alphabet: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let held = 0;
  let bits = 0;
  let length = 0;
  for (const character of text) {
    const digit = alphabet.indexOf(character);
    if (digit === -1) return undefined;
    held = (held << 6) | digit;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[length] = (held >> bits) & 255;
      length += 1;
    }
    held &= (1 << bits) - 1;
  }
  return bytes;
}
