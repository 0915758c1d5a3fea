import type { VerifierKey } from "../custody/verifier-key.ts";
import { concatBytes, fromHex, toBase64 } from "../encoding.ts";

/** SubjectPublicKeyInfo of an Ed25519 key up to the key's own octets (RFC 8410 section 4). */
const DER_PREFIX = fromHex("302a300506032b6570032100") ?? new Uint8Array(0);

/** A log's Ed25519 key as PEM (RFC 7468 section 13), byte for byte as `openssl pkey -pubout` writes it. */
export function logKeyPem({ publicKey }: Pick<VerifierKey, "publicKey">): string {
  const der = concatBytes(DER_PREFIX, publicKey);
  return `-----BEGIN PUBLIC KEY-----\n${toBase64(der)}\n-----END PUBLIC KEY-----\n`;
}
