import { CLAIM_ALGORITHMS, type ClaimAlgorithm, type DigestClaims } from "./digest-claim.ts";

/** A digest being computed; handed in, because core may not reach for a system's cryptography. */
export interface RunningDigest {
  readonly update: (bytes: Uint8Array) => void;
  /** Lower-case hexadecimal of all bytes so far; it is spent then. */
  readonly hex: () => string;
}

export type NewDigest = (algorithm: ClaimAlgorithm) => RunningDigest;

/** Digests that the evidence store takes of everything by itself. */
const TAKEN_ANYWAY: readonly ClaimAlgorithm[] = ["sha256", "sha512"];

/**
 * The source as it came, with those of the wanted digests taken while it passes that nobody else takes. `found` is good once the source
 * was read to its end.
 */
export function digestAlongside(
  source: AsyncIterable<Uint8Array>,
  wanted: DigestClaims,
  newDigest: NewDigest,
): { readonly source: AsyncIterable<Uint8Array>; readonly found: () => DigestClaims } {
  const extra = CLAIM_ALGORITHMS.filter(
    (one) => wanted[one] !== undefined && !TAKEN_ANYWAY.includes(one),
  ).map((algorithm) => [algorithm, newDigest(algorithm)] as const);
  if (extra.length === 0) return { source, found: () => ({}) };
  async function* passing(): AsyncGenerator<Uint8Array> {
    for await (const bytes of source) {
      for (const [, digest] of extra) digest.update(bytes);
      yield bytes;
    }
  }
  return {
    source: passing(),
    found: () => Object.fromEntries(extra.map(([algorithm, digest]) => [algorithm, digest.hex()])),
  };
}
