import { searchTokens } from "./search-tokens.ts";

// Plates and numbers of badges are read in part, so that any part of them must find them. Other words are found whole or by their beginning.

/** A part of fewer signs is in every second plate. */
const SHORTEST_PART = 3;
const LONGEST = 12;

const HAS_LETTER = /\p{L}/u;
const HAS_DIGIT = /\p{N}/u;
const PLAIN = /^[\p{L}\p{N}]+$/u;

/**
 * All ends of a word from three signs on, so that the beginning of an end is any part of the word. Of a text the words that join letters and digits count; of what is
 * known to be a plate or a badge, all of it as one word, however it was parted.
 */
export function partsOf(texts: readonly string[], numbers: readonly string[]): string[] {
  const words = [
    ...texts.flatMap(searchTokens).filter((word) => HAS_LETTER.test(word) && HAS_DIGIT.test(word)),
    ...numbers.map((number) => searchTokens(number).join("")),
  ];
  const parts = new Set<string>();
  for (const word of words) {
    if (word.length > LONGEST || !PLAIN.test(word)) continue;
    for (let from = 0; from + SHORTEST_PART <= word.length; from += 1) parts.add(word.slice(from));
  }
  return [...parts];
}

/** Whether what was typed may be a part of a plate or badge: one word of three signs and more with a digit among them. */
export function mayBePart(word: string): boolean {
  const isLong = word.length >= SHORTEST_PART && word.length <= LONGEST;
  return isLong && HAS_DIGIT.test(word) && PLAIN.test(word);
}
