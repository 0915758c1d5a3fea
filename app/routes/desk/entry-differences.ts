import type { EntryDifference } from "#app/core/intake/entry-versions.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { LoadedPack, PackQuestion } from "#app/core/office/office-pack.ts";
import { fieldOf } from "#app/core/office/questions.ts";
import { entryBox } from "#app/ui/desk/entry/entry-labels.ts";
import type { ShownDifference } from "#app/ui/desk/entry/two-tabs.tsx";
import {
  shownCategories,
  shownQuestions,
  type ShownQuestion,
} from "#app/ui/report-fields/pack-words.ts";

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
    const box = questions.find(({ name }) => name === field) ?? boxOf(field, pack);
    return {
      ...{ field, label: box.label },
      ...{ saved: labelsOf(box.choices, saved), typed: labelsOf(box.choices, typed) },
      // Another event's page asks what this page cannot word.
      isHere: field.startsWith("q-") ? here.includes(field) : true,
    };
  });
}

/** A box that is none of the office's questions; a question that the office asks no more has its name alone. */
function boxOf(field: string, pack: LoadedPack): Pick<ShownQuestion, "label" | "choices"> {
  const words = entryBox(field) ?? { label: field, choices: {} };
  const choices =
    field === "category"
      ? shownCategories(pack, "en")
      : Object.entries(words.choices).map(([value, label]) => ({ value, label }));
  return { label: words.label, choices };
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
