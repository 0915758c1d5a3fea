import { createPublicKey, verify } from "node:crypto";
import { concatBytes, fromHex } from "./encoding.ts";

// SubjectPublicKeyInfo in DER up to the key's own octets (RFC 8410 section 4, RFC 9881 section 4).
const ED25519_PREFIX = prefix("302a300506032b6570032100");
const ML_DSA_44_PREFIX = prefix("30820532300b06096086480165030403110382052100");

/** A message with what claims to be its signature, and the key's octets without any wrapping. */
export interface SignatureClaim {
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/** Checks a pure Ed25519 signature (RFC 8032 section 5.1.7). A key or signature of another length fails. */
export function verifyEd25519({ publicKey, message, signature }: SignatureClaim): boolean {
  if (publicKey.length !== 32 || signature.length !== 64) return false;
  return holds(concatBytes(ED25519_PREFIX, publicKey), message, signature);
}

/** Checks a pure ML-DSA-44 signature with no context (FIPS 204 section 5.3). Other lengths fail. */
export function verifyMlDsa44({ publicKey, message, signature }: SignatureClaim): boolean {
  if (publicKey.length !== 1312 || signature.length !== 2420) return false;
  return holds(concatBytes(ML_DSA_44_PREFIX, publicKey), message, signature);
}

function holds(publicKeyInfo: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKeyInfo), format: "der", type: "spki" });
  return verify(null, message, key, signature);
}

function prefix(hex: string): Uint8Array {
  const bytes = fromHex(hex);
  if (bytes === undefined) throw new Error("a DER prefix is not hexadecimal");
  return bytes;
}
