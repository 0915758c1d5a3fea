/** Sentences of a text. A label without a full stop counts as one. */
export function sentencesOf(text: string): readonly string[] {
  return text
    .replace(/\{(\w+)\}/g, "$1")
    .split(/(?<=[.!?:])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[a-z]/i.test(sentence));
}

/** Syllables by counting groups of vowels, less a silent e. Rough, and the same for every text. */
export function syllablesIn(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, "");
  if (letters.length <= 3) return 1;
  const spoken = letters
    .replace(/(?<![aeiouyl])(?:es|ed|e)$/, "")
    .replace(/^y/, "")
    // Two vowels that are two syllables: "idea", "video", "radio".
    .replace(/ia$|ea$|eo$|io$/, "a-a");
  return Math.max(1, (spoken.match(/[aeiouy]+/g) ?? []).length);
}

/**
 * Flesch-Kincaid grade of a page's texts. Labels of fewer than 4 words are left out: they would make every page look
 * easier than it reads.
 */
export function readingGrade(texts: readonly string[]): number {
  const sentences = texts.flatMap(sentencesOf).filter((text) => text.split(/\s+/).length >= 4);
  const words = sentences.flatMap((sentence) => sentence.match(/[A-Za-z][A-Za-z'’-]*/g) ?? []);
  if (words.length === 0) return 0;
  const syllables = words.reduce((total, word) => total + syllablesIn(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}
