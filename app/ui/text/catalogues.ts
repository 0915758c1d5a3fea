import type { LanguageTag } from "#app/core/intake/languages.ts";
import type { Catalogue } from "./catalogue.ts";
import { ar } from "./ar/index.ts";
import { en, type Text } from "./en/index.ts";
import { es } from "./es/index.ts";
import { fr } from "./fr/index.ts";
import { ht } from "./ht/index.ts";
import { pt } from "./pt/index.ts";
import { ru } from "./ru/index.ts";
import { zhHans } from "./zh-Hans/index.ts";
import { zhHant } from "./zh-Hant/index.ts";
import { missingKeys, textsOf, withEnglish } from "./with-english.ts";

/** Every translation there is. */
export const CATALOGUES: readonly Catalogue[] = [es, pt, ht, zhHans, zhHant, fr, ru, ar];

const TEXTS = new Map<LanguageTag, Text>([
  ["en", en],
  ...CATALOGUES.map(({ language, wording }) => [language, withEnglish(en, wording)] as const),
]);

/** The wording of a language; English for one that has none. */
export function textIn(language: LanguageTag): Text {
  return TEXTS.get(language) ?? en;
}

/** How far a translation has come, for the desk. */
export interface TranslationState {
  readonly language: LanguageTag;
  readonly texts: number;
  /** Shown in English because the translation lacks them. */
  readonly missing: readonly string[];
  /** Translated by machine and not yet reviewed by a certified translator. */
  readonly notReviewed: number;
}

/** Every translation with what it lacks and what nobody has reviewed. */
export function translationStates(): readonly TranslationState[] {
  return CATALOGUES.map((catalogue) => ({
    language: catalogue.language,
    texts: textsOf(en).length,
    missing: missingKeys(en, catalogue.wording),
    notReviewed: Object.entries(catalogue.wording)
      .filter(([part]) => !catalogue.reviewed.some((known) => known === part))
      .flatMap(([, wording]) => textsOf(wording)).length,
  }));
}

/** True where any text of the language is a draft that no translator has reviewed. */
export function isDraft(language: LanguageTag): boolean {
  const catalogue = CATALOGUES.find((one) => one.language === language);
  if (catalogue === undefined) return false;
  return Object.keys(catalogue.wording).some(
    (part) => !catalogue.reviewed.some((known) => known === part),
  );
}
