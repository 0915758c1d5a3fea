/** What the browser's own cryptography says of a signature; "cannot-tell" where it does not know the algorithm. */
export function checkSignature(claim: {
  readonly algorithm: "Ed25519" | "ML-DSA-44";
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}): Promise<"holds" | "fails" | "cannot-tell">;
