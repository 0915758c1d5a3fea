import { isIdOf } from "#app/core/ids.ts";
import { isLanguageTag, LANGUAGES } from "#app/core/intake/languages.ts";
import { goesToReporter } from "#app/core/office/letter.ts";
import type { ShownSentLetter } from "#app/ui/desk/letter-log.tsx";
import type { LetterSheetProps } from "#app/ui/desk/letter-sheet.tsx";
import { textIn } from "#app/ui/text/catalogues.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
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
  const { letter, language, isLacking, machineMade, pieces, english, mark } = prepared;
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
    mark,
    goesToReporter: goesToReporter(letter),
  };
}

type Sent = Extract<Awaited<ReturnType<UseCases["listLetters"]>>, { kind: "letters" }>["letters"];

/** Letters that went out, as their list shows them. */
export function shownLetters(letters: Sent): ShownSentLetter[] {
  return letters.map((letter) => ({
    ...{ id: letter.id, title: letter.title, text: letter.text, way: letter.way },
    ...{ sentAt: letter.sentAt, senderName: letter.senderName, readAt: letter.readAt },
    recipient: goesToReporter(letter) ? "The reporter" : letter.recipient || "Not said",
    language: { tag: letter.language, words: languageWords(letter.language) },
    source: sourceWords(letter.source),
  }));
}

/** Which text a letter was made from: one of the office's own leads to the version that it was. */
function sourceWords(source: string): ShownSentLetter["source"] {
  const [id = "", version = "", sha256 = ""] = source.split(" ");
  if (!isIdOf("olt", id)) return { words: source, href: undefined };
  return {
    words: `our own letter, version ${version}, ${sha256}`,
    href: `/desk/letters/own/${id}?version=${version}#said`,
  };
}
