import { createHmac, createSecretKey } from "node:crypto";
import { toUtf8 } from "../encoding.ts";
import { searchText } from "./search-text.ts";

/**
 * The likeness of texts by MinHash (Broder 1997): of all runs of three words, hashed under a secret of the office, the least
 * hash in each of 24 orders. The share of equal numbers of two texts estimates the share of runs that they have in common. Without
 * the secret the numbers tell nothing of the words.
 */
export type Likeness = readonly number[];

const RUN = 3;
const ORDERS = 24;
const BANDS = 8;
const ROWS = ORDERS / BANDS;

/** From here on two texts say nearly the same. */
const NEARLY_THE_SAME = 0.7;

/** Of a text that a reporter wrote. Case, punctuation and numbers count for nothing: floods change those first. */
export function likenessOf(key: Uint8Array, text: string): Likeness {
  // As a key object: Node takes three times as long to begin with a key that is bytes.
  const secret = createSecretKey(key);
  const words = searchText(text).match(/\p{L}+/gu) ?? [];
  const least = new Uint32Array(ORDERS).fill(0xffff_ffff);
  for (let at = 0; at <= Math.max(0, words.length - RUN); at += 1) {
    const run = words.slice(at, at + RUN).join(" ");
    const hashed = createHmac("sha256", secret).update(toUtf8(run)).digest();
    const one = hashed.readUInt32BE(0);
    // Odd, so that each order is a permutation.
    const other = hashed.readUInt32BE(4) | 1;
    for (let order = 0; order < ORDERS; order += 1) {
      const value = mixed((one + Math.imul(order, other)) >>> 0);
      if (value < (least[order] ?? 0)) least[order] = value;
    }
  }
  return [...least];
}

/** What two texts that are nearly the same have in common at least once; texts far from each other hardly ever. */
export function bandsOf(likeness: Likeness): readonly string[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = likeness.slice(band * ROWS, (band + 1) * ROWS);
    return `${band}:${rows.map((row) => row.toString(36)).join(".")}`;
  });
}

/** Whether two texts say nearly the same. */
export function saysNearlyTheSame(one: Likeness, other: Likeness): boolean {
  const same = one.filter((value, order) => value === other[order]).length;
  return same / ORDERS >= NEARLY_THE_SAME;
}

/** Spells a likeness for the store. */
export function likenessText(likeness: Likeness): string {
  return likeness.map((value) => value.toString(36)).join(".");
}

/** Reads what `likenessText` spelled. */
export function readLikeness(text: string): Likeness {
  return text.split(".").map((value) => Number.parseInt(value, 36));
}

/** Spreads 32 bits over 32 bits (the finaliser of MurmurHash3). */
function mixed(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85eb_ca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2_ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
