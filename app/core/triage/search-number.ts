import { millisOf, type Instant } from "../instant.ts";

/** 2020 began then; counted from there a number has room for what tells reports of one millisecond apart. */
const EPOCH = 1_577_836_800_000n;
/** The first four letters of an id's 26: 18 bits of its chance. */
const LETTERS = 4;
const BITS_OF_LETTERS = 20n;
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * Where a report stands in the search, which is read in this order: by when it was received, then by its id. Two may get the same one; the
 * store then takes the next that is free.
 */
export function searchNumber(receivedAt: Instant, id: string): bigint {
  const at = BigInt(millisOf(receivedAt)) - EPOCH;
  const letters = id.slice(4, 4 + LETTERS);
  let chance = 0n;
  for (const letter of letters)
    chance = chance * 32n + BigInt(Math.max(0, ALPHABET.indexOf(letter)));
  return (at > 0n ? at << BITS_OF_LETTERS : 0n) + chance;
}
