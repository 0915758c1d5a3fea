import { fromBase64url, fromUtf8, toBase64url, toUtf8 } from "../encoding.ts";
import type { Json } from "../json.ts";
import { sha256 } from "../sha256.server.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { Parsed } from "./parsed.ts";

/** Random bytes behind each disclosure and each decoy: 128 bits (RFC 9901 section 9.3). */
export const SALT_LENGTH = 16;

/** A disclosure read back. The salt is kept as written: only the text as a whole is hashed. */
export interface Disclosure {
  readonly salt: string;
  readonly name: string;
  readonly value: Json;
}

/** Spells [salt, name, value] as a disclosure: base64url of its JSON (RFC 9901 section 4.2.1). */
export function makeDisclosure(parts: {
  readonly salt: Uint8Array;
  readonly name: string;
  readonly value: Json;
}): string {
  checkSalt(parts.salt);
  return toBase64url(toUtf8(canonicalJson([toBase64url(parts.salt), parts.name, parts.value])));
}

/** What a record holds of a disclosure: base64url of the SHA-256 of its ASCII text (RFC 9901 section 4.2.3). */
export function disclosureDigest(disclosure: string): string {
  return toBase64url(sha256(toUtf8(disclosure)));
}

/** A digest that stands for nothing, not to be told from a real one (RFC 9901 section 4.2.5). */
export function decoyDigest(random: Uint8Array): string {
  checkSalt(random);
  return toBase64url(sha256(random));
}

/** Reads a disclosure's text. Whether it belongs to a record is for the record's `_sd` to say. */
export function parseDisclosure(text: string): Parsed<Disclosure> {
  const bytes = fromBase64url(text);
  const json = bytes === undefined ? undefined : fromUtf8(bytes);
  if (json === undefined) return { ok: false, problem: "the disclosure is not base64url of UTF-8" };
  let parts: unknown;
  try {
    parts = JSON.parse(json);
  } catch {
    return { ok: false, problem: "the disclosure does not hold JSON" };
  }
  if (!Array.isArray(parts) || parts.length !== 3) {
    return { ok: false, problem: "the disclosure is not an array of salt, name and value" };
  }
  const [salt, name, value] = parts as [unknown, unknown, Json];
  if (typeof salt !== "string" || typeof name !== "string") {
    return { ok: false, problem: "the disclosure's salt and name are not text" };
  }
  return { ok: true, value: { salt, name, value } };
}

function checkSalt(salt: Uint8Array): void {
  if (salt.length !== SALT_LENGTH) throw new Error("a salt is exactly 16 random bytes");
}
