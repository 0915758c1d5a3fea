import { concatBytes } from "../encoding.ts";

// SEQUENCE { version 1, messageImprint { sha-256 with NULL, 32 octets }, [nonce,] certReq TRUE } (RFC 3161 2.4.1).
const VERSION = Uint8Array.of(0x02, 0x01, 0x01);
const IMPRINT = Uint8Array.of(
  ...[0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01],
  ...[0x05, 0x00, 0x04, 0x20],
);
const NONCE = Uint8Array.of(0x02, 0x08);
const WITH_CERTIFICATE = Uint8Array.of(0x01, 0x01, 0xff);

/** Octets of random that a nonce is made from. */
export const NONCE_LENGTH = 8;

/**
 * Random octets as a nonce: positive, and no octet at its front that DER would leave out. An authority gives the nonce
 * back, so that an answer of before cannot be taken for one of now.
 */
export function nonceFrom(random: Uint8Array): Uint8Array {
  const nonce = random.slice(0, NONCE_LENGTH);
  nonce[0] = ((nonce[0] ?? 0) & 0x7f) | 0x40;
  return nonce;
}

/** Asks for a time-stamp over a SHA-256 digest, with the authority's certificate in the answer. */
export function formatTimestampRequest(asked: {
  readonly digest: Uint8Array;
  readonly nonce?: Uint8Array | undefined;
}): Uint8Array {
  const { digest, nonce } = asked;
  if (digest.length !== 32) throw new Error("a SHA-256 digest is 32 bytes");
  const [first = 0] = nonce ?? [];
  if (nonce !== undefined && (nonce.length !== NONCE_LENGTH || first === 0 || first >= 0x80)) {
    throw new Error("a nonce is 8 bytes and begins with one from 01 to 7f");
  }
  const inside = concatBytes(
    VERSION,
    IMPRINT,
    digest,
    ...(nonce === undefined ? [] : [NONCE, nonce]),
    WITH_CERTIFICATE,
  );
  return concatBytes(Uint8Array.of(0x30, inside.length), inside);
}
