import { fromBase64, toHex } from "../encoding.ts";

/** What a part may be checked by, as the protocol's `Tus-Checksum-Algorithm` lists it; every server of it has to know the first. */
export const PART_CHECKSUMS = ["sha1", "sha256"] as const;

const OCTETS = { sha1: 20, sha256: 32 } as const;

/** What a sender says of the bytes of one part. */
export interface PartChecksum {
  readonly algorithm: (typeof PART_CHECKSUMS)[number];
  /** Lower-case hexadecimal. */
  readonly hex: string;
}

/**
 * Reads `Upload-Checksum` (tus 1.0.0, checksum extension): an algorithm's name, a space, and the digest in base 64. Undefined for any other text, an
 * algorithm that is not listed among them.
 */
export function parsePartChecksum(text: string): PartChecksum | undefined {
  const [name, encoded, ...more] = text.split(" ");
  const algorithm = PART_CHECKSUMS.find((one) => one === name);
  const digest = encoded === undefined || more.length > 0 ? undefined : fromBase64(encoded);
  return algorithm === undefined || digest?.length !== OCTETS[algorithm]
    ? undefined
    : { algorithm, hex: toHex(digest) };
}
