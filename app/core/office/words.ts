/** A text in each language that an office has; English is the source and always there. */
export interface Words {
  readonly en: string;
  readonly [language: string]: string;
}

/** A text as it is shown: `language` differs from the one asked for where that one is missing, so that a page can say so. */
export interface ChosenWords {
  readonly text: string;
  readonly language: string;
}

/** The text in a language (BCP 47), in its main language ("es" for "es-MX"), or in English. */
export function wordsIn(words: Words, language: string): ChosenWords {
  for (const tag of [language, language.split("-")[0] ?? language]) {
    const text = Object.hasOwn(words, tag) ? words[tag] : undefined;
    if (text !== undefined) return { text, language: tag };
  }
  return { text: words.en, language: "en" };
}
