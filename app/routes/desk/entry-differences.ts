import { isEnteredChannel } from "#app/core/intake/channel.ts";
import type { EntryDifference } from "#app/core/intake/entry-versions.ts";
import { isLanguageTag, LANGUAGES } from "#app/core/intake/languages.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { LoadedPack, PackQuestion } from "#app/core/office/office-pack.ts";
import { fieldOf } from "#app/core/office/questions.ts";
import type { ShownDifference } from "#app/ui/desk/entry/two-tabs.tsx";
import { CHANNEL_WORDS } from "#app/ui/desk/words.ts";
import { shownCategories, shownQuestions } from "#app/ui/report-fields/pack-words.ts";

/** What two tabs say differently, each box under what it is called and its choices in words; `page` is what the page will hold and ask. */
export function shownDifferences(
  differences: readonly EntryDifference[],
  pack: LoadedPack,
  page: { readonly values: FormFields; readonly eventAsks: readonly PackQuestion[] },
): readonly ShownDifference[] {
  const { values, eventAsks } = page;
  const asked = pack.categories.find(({ id }) => id === values["category"])?.questions ?? [];
  const ofConcern = pack.questions.filter(({ id }) => asked.includes(id));
  const here = [...eventAsks, ...ofConcern].map(fieldOf);
  const questions = shownQuestions(pack, [...eventAsks, ...pack.questions], "en");
  return differences.map(({ field, saved, typed }) => {
    const question = questions.find(({ name }) => name === field);
    const inWords = (text: string) =>
      question === undefined ? chosen(field, text, pack) : labelsOf(question.choices, text);
    return {
      ...{ field, saved: inWords(saved), typed: inWords(typed) },
      label: question?.label ?? spelled(field),
      // Another event's page asks what this page cannot word.
      isHere: field.startsWith("q-") ? here.includes(field) : true,
    };
  });
}

/** Boxes are named in plain words: `officer-1-patch` is “Officer 1 patch”. */
function spelled(field: string): string {
  const words = field.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function labelsOf(
  choices: readonly { readonly value: string; readonly label: string }[],
  text: string,
): string {
  if (choices.length === 0) return text;
  return text
    .split(",")
    .map((id) => choices.find(({ value }) => value === id)?.label ?? id)
    .join(", ");
}

function chosen(field: string, text: string, pack: LoadedPack): string {
  if (field === "category") return labelsOf(shownCategories(pack, "en"), text);
  if (field === "came-by" && isEnteredChannel(text)) return CHANNEL_WORDS[text];
  if (field === "language" && isLanguageTag(text)) return LANGUAGES[text].name;
  return text;
}
