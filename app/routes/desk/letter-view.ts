import { isLanguageTag, LANGUAGES } from "#app/core/intake/languages.ts";
import type { LetterSheetProps } from "#app/ui/desk/letter-sheet.tsx";
import { textIn } from "#app/ui/text/catalogues.ts";
import type { PreparedLetter, TimeInWords } from "#app/use-cases/office/prepare-letter.ts";
import { incidentTimeWords } from "../_public/incident-time-words.ts";
import { languageWords } from "./language-words.ts";

/** When it happened, as the public pages say it in a letter's language; in English for a language of a pack that these do not have. */
export const timeInWords: TimeInWords = (time, wanted) => {
  const language = isLanguageTag(wanted) ? wanted : "en";
  return { text: incidentTimeWords(time, textIn(language), language), language };
};

/** A filled letter as its sheet shows it. */
export function letterView(
  prepared: Extract<PreparedLetter, { readonly kind: "letter" }>,
): LetterSheetProps {
  const { letter, language, isLacking, machineMade, pieces, english } = prepared;
  return {
    title: letter.title,
    forCounsel: letter.forCounsel,
    language: {
      tag: language,
      words: languageWords(language),
      direction: isLanguageTag(language) ? LANGUAGES[language].direction : "auto",
    },
    isLacking,
    machineMade,
    pieces,
    english,
  };
}
