/** SHA-512 (FIPS 180-4) over bytes given piece by piece; `digest` ends it with 64 bytes. */
export function newSha512(): {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
};
