import type { LoadedPack, PackQuestion } from "#app/core/office/office-pack.ts";
import { choicesOf, fieldOf } from "#app/core/office/questions.ts";
import { wordsIn, type Words } from "#app/core/office/words.ts";

/** A question as the page shows it. */
export interface ShownQuestion {
  readonly name: string;
  readonly kind: PackQuestion["kind"];
  readonly required: boolean;
  readonly label: string;
  readonly hint: string | undefined;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** A pack's text for the page. One that the language lacks is shown in English and says so: never blank, never hidden. */
export function packText(words: Words, language: string): string {
  const chosen = wordsIn(words, language);
  const same = chosen.language.split("-")[0] === language.split("-")[0];
  return same ? chosen.text : `${chosen.text} (English)`;
}

/** Questions with the words of a language. */
export function shownQuestions(
  pack: LoadedPack,
  questions: readonly PackQuestion[],
  language: string,
): readonly ShownQuestion[] {
  return questions.map((question) => ({
    name: fieldOf(question),
    kind: question.kind,
    required: question.required,
    label: packText(question.wording, language),
    hint: question.hint === null ? undefined : packText(question.hint, language),
    choices: choicesOf(pack, question).map(({ id, label }) => ({
      value: id,
      label: packText(label, language),
    })),
  }));
}

/** What a report can be about, in the office's words. */
export function shownCategories(
  pack: LoadedPack,
  language: string,
): readonly { readonly value: string; readonly label: string; readonly hint: string }[] {
  return pack.categories.map(({ id, label, example }) => ({
    value: id,
    label: packText(label, language),
    hint: packText(example, language),
  }));
}
