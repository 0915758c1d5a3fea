/** SHA-256 (FIPS 180-4) over bytes given piece by piece; `digest` ends it with 32 bytes. */
export function newSha256(): {
  update(bytes: Uint8Array): void;
  digest(): Uint8Array;
};

/** Bytes as lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string;

/** The state that every hash begins with. */
export const START: readonly number[];

/** Works one block of 64 bytes, that begins at `start`, into the state of eight words; `words` is room for 64. */
export function compress(
  state: Int32Array,
  words: Int32Array,
  bytes: Uint8Array,
  start: number,
): void;
