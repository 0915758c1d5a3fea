import { ALIKE_BITS } from "./distance.ts";
import { FINGERPRINT_BYTES } from "./picture-fingerprint.ts";

// How near fingerprints are found without comparing all of them. A fingerprint is cut into 16 parts of 16 bits. Say that two differ in at
// most 30 bits. Then they share a part, or two of their parts differ in one bit each: with a single part so near and none shared, the
// other fifteen would differ in two bits or more, 31 together. So whoever looks for each part as it is and with each one of its bits
// turned, and keeps what turned up as it is or twice, has every near one, and of others a few in 10,000.

const PART_BITS = 16;
const PARTS = (FINGERPRINT_BYTES * 8) / PART_BITS;
if (ALIKE_BITS > 2 * (PARTS - 1)) throw new Error("parts would miss fingerprints that are near");

/** The parts under which a fingerprint of a view is kept: view, which part, and its bits, in one number. */
export function partsOf(fingerprint: Uint8Array, view: number): number[] {
  if (fingerprint.length !== FINGERPRINT_BYTES) throw new Error("a fingerprint has 32 octets");
  return Array.from(
    { length: PARTS },
    (_, part) =>
      (view * PARTS + part) * 2 ** PART_BITS +
      (fingerprint[2 * part] ?? 0) * 256 +
      (fingerprint[2 * part + 1] ?? 0),
  );
}

/** The parts to look for: those of a fingerprint, and those that differ from one of them in one bit. */
export function partsNear(fingerprint: Uint8Array, view: number): number[] {
  return partsOf(fingerprint, view).flatMap((part) => [
    part,
    ...Array.from({ length: PART_BITS }, (_, bit) => part ^ (1 << bit)),
  ]);
}

/** A part that was looked for and found, and whose it is. */
export interface FoundPart {
  readonly part: number;
  readonly fingerprint: number;
}

/**
 * Of what a search for `partsNear` found, the fingerprints that can be within `ALIKE_BITS`, each once. `own` is what `partsOf` says of what was
 * looked for: of one fingerprint, or of one for each view, searched together.
 */
export function worthComparing(found: readonly FoundPart[], own: readonly number[]): number[] {
  const exact = new Set(own);
  const times = new Map<number, number>();
  for (const { part, fingerprint: other } of found) {
    times.set(other, (times.get(other) ?? 0) + (exact.has(part) ? 2 : 1));
  }
  return [...times].filter(([, count]) => count >= 2).map(([other]) => other);
}
