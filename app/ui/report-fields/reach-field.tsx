import { REACHES } from "#app/core/intake/about-you.ts";
import { Radios } from "../form/choice-fields.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { useText } from "../text/language.tsx";

/** Whether and how the reporter may be reached. Anonymous comes first, and the three look alike. */
export function ReachField(fields: {
  readonly values: Values;
  readonly problems: readonly Problem[];
}) {
  const { choice: words } = useText().aboutYou;
  return (
    <Radios
      name="choice"
      label={words.label}
      hint={words.hint}
      because={words.because}
      {...fields}
      choices={REACHES.map((value) => ({
        value,
        label: words[value],
        hint: words[`${value}Hint`],
      }))}
    />
  );
}
