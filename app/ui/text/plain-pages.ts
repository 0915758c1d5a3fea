import type { LanguageTag } from "#app/core/intake/languages.ts";
import { plainPage as ar } from "./ar/plain-page.ts";
import { plainPage as en } from "./en/plain-page.ts";
import { plainPage as es } from "./es/plain-page.ts";
import { plainPage as fr } from "./fr/plain-page.ts";
import { plainPage as ht } from "./ht/plain-page.ts";
import { plainPage as pt } from "./pt/plain-page.ts";
import { plainPage as ru } from "./ru/plain-page.ts";
import { plainPage as zhHans } from "./zh-Hans/plain-page.ts";
import { plainPage as zhHant } from "./zh-Hant/plain-page.ts";
import { withEnglish } from "./with-english.ts";

export type PlainPageWords = typeof en;

const TRANSLATED = { en, es, pt, ht, "zh-Hans": zhHans, "zh-Hant": zhHant, fr, ru, ar } as const;

/**
 * The words of the plain page in a language. The server takes them from here, where nothing else of the catalogues comes along: it answers with
 * this page when the compiled pages cannot.
 */
export function plainPageWords(language: LanguageTag): PlainPageWords {
  return withEnglish<PlainPageWords>(en, TRANSLATED[language]);
}
