/** The first `length` bytes that SHAKE-128 (FIPS 202) makes of these. */
export function shake128(bytes: Uint8Array, length: number): Uint8Array;

/** The first `length` bytes that SHAKE-256 (FIPS 202) makes of these. */
export function shake256(bytes: Uint8Array, length: number): Uint8Array;
