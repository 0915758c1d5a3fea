import { Radios, type Choice } from "../form/choice-fields.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { TextArea } from "../form/text-fields.tsx";
import { useText } from "../text/language.tsx";

/** What it was about, and the story. */
export function WhatHappenedFields({
  categories,
  ...fields
}: {
  readonly categories: readonly Choice[];
  readonly values: Values;
  readonly problems: readonly Problem[];
}) {
  const { whatHappened: words } = useText();
  return (
    <>
      <Radios name="category" {...words.category} {...fields} choices={categories} />
      <TextArea name="narrative" {...words.narrative} {...fields} rows={10} paperLines={22} />
    </>
  );
}
