/** Words of a text that a list has, as they stand there, and the language that they are of. */
export interface WordsFound {
  readonly words: string;
  readonly language: string;
}

type Patterns = readonly (readonly [language: string, patterns: readonly string[]])[];
export type WordRules = readonly (readonly [language: string, rule: RegExp])[];

const EDGE = "[\\p{L}\\p{N}]";

/**
 * Rules from lists of patterns. Those of `bounded` stand between borders of words; those of `unbounded` anywhere: Chinese writes no borders, and Arabic
 * joins articles and other small words to what follows.
 */
export function wordRules(bounded: Patterns, unbounded: Patterns): WordRules {
  return [
    ...bounded.map(
      ([language, patterns]) =>
        [language, new RegExp(`(?<!${EDGE})(?:${patterns.join("|")})(?!${EDGE})`, "giu")] as const,
    ),
    ...unbounded.map(
      ([language, patterns]) => [language, new RegExp(patterns.join("|"), "giu")] as const,
    ),
  ];
}

/** Named once each, and no more than this: a person looks at the text anyway. */
const MOST = 8;

/** Finds words by rules, each once, in the order in which they are met. Of words that several languages share, the first that knows it names it. */
export function wordsFound(rules: WordRules, texts: readonly string[]): readonly WordsFound[] {
  const found = new Map<string, WordsFound>();
  for (const text of texts) {
    const plain = text.normalize("NFC").replace(/\s+/g, " ");
    for (const [language, rule] of rules) {
      for (const [words] of plain.matchAll(rule)) {
        const key = words.toLowerCase();
        if (!found.has(key)) found.set(key, { words, language });
        if (found.size === MOST) return [...found.values()];
      }
    }
  }
  return [...found.values()];
}
