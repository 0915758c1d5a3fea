import { concatBytes, fromBase64, toBase64, toHex, toUtf8 } from "../encoding.ts";
import { sha256 } from "../sha256.server.ts";
import type { Parsed } from "./parsed.ts";

/**
 * What a key signs with: `ed25519` signs a note as it stands (C2SP signed-note); the cosigners sign
 * that they saw a checkpoint at a time (C2SP tlog-cosignature).
 */
export type KeyType = "ed25519" | "ed25519-cosigner" | "ml-dsa-44-cosigner";

/** A public key with the name it signs under. `keyId` is 8 digits of hexadecimal. */
export interface VerifierKey {
  readonly name: string;
  readonly keyId: string;
  readonly type: KeyType;
  readonly publicKey: Uint8Array;
}

const TYPES: Readonly<Record<KeyType, { readonly byte: number; readonly length: number }>> = {
  ed25519: { byte: 0x01, length: 32 },
  "ed25519-cosigner": { byte: 0x04, length: 32 },
  "ml-dsa-44-cosigner": { byte: 0x06, length: 1312 },
};
const TYPE_NAMES = Object.keys(TYPES) as KeyType[];

/** Octets of a name in an ML-DSA-44 cosignature, which gives its length one byte. */
const MAX_COSIGNER_NAME = 255;

// White space as Unicode has it, control characters, and the separator of a written key.
const NOT_IN_NAME = /[\p{White_Space}\u0000-\u001f+]/u;
const WRITTEN_KEY = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/su;

/** Whether a key may have this name: not empty, no white space, no "+" (signed-note, "Format"). */
export function isKeyName(name: string): boolean {
  return name !== "" && name.isWellFormed() && !NOT_IN_NAME.test(name);
}

/** First 4 bytes of SHA-256(name || LF || type || public key), in hexadecimal (signed-note, "Signatures"). */
export function keyIdOf(key: Omit<VerifierKey, "keyId">): string {
  const digest = sha256(concatBytes(toUtf8(`${key.name}\n`), typedKey(key)));
  return toHex(digest.subarray(0, 4));
}

/** A key with its id. Throws where no such key can exist. */
export function makeVerifierKey(key: Omit<VerifierKey, "keyId">): VerifierKey {
  const problem = problemOfKey(key);
  if (problem !== undefined) throw new Error(`cannot make a verifier key: ${problem}`);
  const { name, type, publicKey } = key;
  return { name, keyId: keyIdOf(key), type, publicKey };
}

/** Writes a key as `name+keyId+base64(type || public key)` (signed-note, "Verifier keys"). */
export function formatVerifierKey(key: VerifierKey): string {
  return `${key.name}+${key.keyId}+${toBase64(typedKey(key))}`;
}

/** Reads a written key; its id must be that of its name and octets. */
export function parseVerifierKey(text: string): Parsed<VerifierKey> {
  const [, name = "", keyId, data = ""] = WRITTEN_KEY.exec(text) ?? [];
  if (keyId === undefined) return { ok: false, problem: "the key is not name+id+base64" };
  const bytes = fromBase64(data);
  if (bytes === undefined) return { ok: false, problem: "the key's octets are not base 64" };
  const type = TYPE_NAMES.find((one) => TYPES[one].byte === bytes[0]);
  if (type === undefined) return { ok: false, problem: "the key is of a type not known here" };
  const key = { name, type, publicKey: bytes.slice(1) };
  const problem = problemOfKey(key);
  if (problem !== undefined) return { ok: false, problem };
  if (keyIdOf(key) !== keyId) {
    return { ok: false, problem: "the key's id is not that of its name and octets" };
  }
  return { ok: true, value: { ...key, keyId } };
}

function problemOfKey({ name, type, publicKey }: Omit<VerifierKey, "keyId">): string | undefined {
  const { length } = TYPES[type];
  if (!isKeyName(name))
    return "the key's name is empty or holds white space, control characters or +";
  if (publicKey.length !== length) return `the key is not ${String(length)} octets long`;
  if (type === "ml-dsa-44-cosigner" && toUtf8(name).length > MAX_COSIGNER_NAME) {
    return "the name of a cosigner is at most 255 octets";
  }
  return undefined;
}

function typedKey({ type, publicKey }: Omit<VerifierKey, "keyId">): Uint8Array {
  return concatBytes(Uint8Array.of(TYPES[type].byte), publicKey);
}
