import type { LanguageTag } from "./languages.ts";

/**
 * How a language's readers write days and times. Digits stay Western Arabic ones in every language, because staff, receipts and
 * courts read the same numbers; the office is in the United States, so English and Spanish follow its habits.
 */
export function localeOf(language: LanguageTag): string {
  switch (language) {
    case "en":
      return "en-US";
    case "es":
      return "es-US";
    case "ht":
      // No dates of its own in every runtime; those of French are what its readers learn to write.
      return Intl.DateTimeFormat.supportedLocalesOf("ht").length > 0 ? "ht" : "fr-HT";
    case "ar":
      return "ar-u-nu-latn-ca-gregory";
    case "pt":
      return "pt-BR";
    case "zh-Hans":
    case "zh-Hant":
    case "fr":
    case "ru":
      return language;
  }
}
