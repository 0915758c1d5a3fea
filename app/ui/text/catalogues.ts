import type { LanguageTag } from "#app/core/intake/languages.ts";
import type { Catalogue } from "./catalogue.ts";
import * as ar from "./ar/index.ts";
import { en, type Text } from "./en/index.ts";
import * as es from "./es/index.ts";
import * as fr from "./fr/index.ts";
import * as ht from "./ht/index.ts";
import * as pt from "./pt/index.ts";
import * as ru from "./ru/index.ts";
import * as zhHans from "./zh-Hans/index.ts";
import * as zhHant from "./zh-Hant/index.ts";
import { withEnglish } from "./with-english.ts";

/** Every translation there is. Each language's `index.ts` puts its parts together and says which variety it is. */
export const CATALOGUES: readonly Catalogue[] = [
  { language: "es", wording: es, reviewed: [] },
  { language: "pt", wording: pt, reviewed: [] },
  { language: "ht", wording: ht, reviewed: [] },
  { language: "zh-Hans", wording: zhHans, reviewed: [] },
  { language: "zh-Hant", wording: zhHant, reviewed: [] },
  { language: "fr", wording: fr, reviewed: [] },
  { language: "ru", wording: ru, reviewed: [] },
  { language: "ar", wording: ar, reviewed: [] },
];

const TEXTS = new Map<LanguageTag, Text>([
  ["en", en],
  ...CATALOGUES.map(({ language, wording }) => [language, withEnglish(en, wording)] as const),
]);

/** The wording of a language; English for one that has none. */
export function textIn(language: LanguageTag): Text {
  return TEXTS.get(language) ?? en;
}

/** True where any text of the language is a draft that no translator has reviewed. */
export function isDraft(language: LanguageTag): boolean {
  const catalogue = CATALOGUES.find((one) => one.language === language);
  if (catalogue === undefined) return false;
  return Object.keys(catalogue.wording).some(
    (part) => !catalogue.reviewed.some((known) => known === part),
  );
}
