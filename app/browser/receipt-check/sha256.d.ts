/** SHA-256 (FIPS 180-4) over bytes given piece by piece; `digest` ends it with 32 bytes. */
export function newSha256(): {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
};

/** Bytes as lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string;
