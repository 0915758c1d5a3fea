import type { VerifierKey } from "../custody/verifier-key.ts";
import { concatBytes, fromHex, toHex } from "../encoding.ts";
import { sha256 } from "../sha256.server.ts";

/** SubjectPublicKeyInfo of an Ed25519 key up to the key's own octets (RFC 8410 section 4). */
const DER_PREFIX = fromHex("302a300506032b6570032100") ?? new Uint8Array(0);

/**
 * The fingerprint by which people compare a log's key: SHA-256 of its SubjectPublicKeyInfo, the same as
 * `openssl pkey -pubin -outform DER | sha256sum` prints. 64 digits of lower-case hexadecimal.
 */
export function keyFingerprint({ publicKey }: Pick<VerifierKey, "publicKey">): string {
  return toHex(sha256(concatBytes(DER_PREFIX, publicKey)));
}

/** A fingerprint for reading aloud: groups of four digits. */
export function inFours(fingerprint: string): string {
  return fingerprint.match(/.{1,4}/g)?.join(" ") ?? "";
}
