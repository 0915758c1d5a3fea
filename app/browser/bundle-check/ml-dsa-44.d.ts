/** Whether this is the key's signature of the message by ML-DSA-44 without a context (FIPS 204); other lengths fail. */
export function holdsMlDsa44(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean;
