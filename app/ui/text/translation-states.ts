import type { LanguageTag } from "#app/core/intake/languages.ts";
import type { Catalogue } from "./catalogue.ts";
import { CATALOGUES } from "./catalogues.ts";
import {
  parseMadeFrom,
  standingOf,
  translatedTexts,
  type Digest,
  type TranslatedText,
} from "./compare-english.ts";
import { en } from "./en/index.ts";
import { MADE_FROM } from "./made-from.ts";
import { missingTexts, textsOf, type KeyedText } from "./with-english.ts";

/** How far a translation has come: what the desk lists and the tests print. */
export interface TranslationState {
  readonly language: LanguageTag;
  /** How many texts the English catalogue has. */
  readonly texts: number;
  /** English texts that are shown in English because the translation lacks them. */
  readonly missing: readonly KeyedText[];
  /** Made from an English text that was changed since: it may say something else than the English does. */
  readonly changed: readonly TranslatedText[];
  /** Nobody recorded from which English it was made. */
  readonly unrecorded: readonly TranslatedText[];
  /** Translated by machine and not yet reviewed by a certified translator. */
  readonly notReviewed: readonly TranslatedText[];
}

/** Every translation with what it lacks, what its English left behind, and what nobody has reviewed. */
export function translationStates(digest: Digest): readonly TranslationState[] {
  return CATALOGUES.map((catalogue) => stateOf(catalogue, digest));
}

function stateOf({ language, wording, reviewed }: Catalogue, digest: Digest): TranslationState {
  const texts = translatedTexts(en, wording);
  const madeFrom = parseMadeFrom(MADE_FROM[language]);
  const standing = texts.map((text) => ({ text, is: standingOf(text, madeFrom, digest) }));
  const those = (wanted: string) =>
    standing.filter(({ is }) => is === wanted).map(({ text }) => text);
  return {
    language,
    texts: textsOf(en).length,
    missing: missingTexts(en, wording),
    changed: those("changed"),
    unrecorded: those("unrecorded"),
    notReviewed: texts.filter(({ key }) => !reviewed.some((part) => key.startsWith(`${part}.`))),
  };
}
