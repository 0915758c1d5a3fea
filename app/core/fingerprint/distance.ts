/**
 * Two pictures whose fingerprints differ in no more bits than this may be one picture: about 12 % of 256. Half of a fingerprint's bits are
 * set, so two of them always differ in an even number. Measured on photographs: `scripts/bench/fingerprints.ts` prints how many copies it
 * finds and how many strangers.
 */
export const ALIKE_BITS = 30;

const ONES = Uint8Array.from({ length: 256 }, (_, octet) => {
  let [left, ones] = [octet, 0];
  for (; left > 0; left >>= 1) ones += left & 1;
  return ones;
});

/** In how many bits two fingerprints differ. */
export function bitsApart(one: Uint8Array, other: Uint8Array): number {
  if (one.length !== other.length) throw new Error("fingerprints are of one length");
  let apart = 0;
  for (let at = 0; at < one.length; at += 1) {
    apart += ONES[(one[at] ?? 0) ^ (other[at] ?? 0)] ?? 0;
  }
  return apart;
}
