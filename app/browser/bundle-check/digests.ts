import { toHex } from "#app/core/encoding.ts";
import type { NewHasher } from "#app/core/bundle/bag-reader.ts";
import { newSha256 } from "../receipt-check/sha256.js";
import { newSha512 } from "./sha512.js";

// In verify.html this stands where app/core takes its digests from Node: the same names, plain code.

/** SHA-256 (FIPS 180-4) of the octets, 32 bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const hash = newSha256();
  hash.update(bytes);
  return hash.digest();
}

/** SHA-512 (FIPS 180-4) of the octets, 64 bytes. */
export function sha512(bytes: Uint8Array): Uint8Array {
  const hash = newSha512();
  hash.update(bytes);
  return hash.digest();
}

/** Digests fed piece by piece: WebCrypto's would want a whole video in memory. */
export const newHash: NewHasher = (algorithm) => {
  const hash = algorithm === "sha256" ? newSha256() : newSha512();
  return { update: (bytes) => hash.update(bytes), hex: () => toHex(hash.digest()) };
};
