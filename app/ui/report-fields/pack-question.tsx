import { Checkboxes, Radios } from "../form/choice-fields.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { TextArea, TextInput } from "../form/text-fields.tsx";
import { useText } from "../text/language.tsx";
import type { ShownQuestion } from "./pack-words.ts";

/** A question of the office's pack as a field of its kind. */
export function PackQuestionField({
  question,
  ...given
}: {
  readonly question: ShownQuestion;
  readonly values: Values;
  readonly problems: readonly Problem[];
}) {
  const { questions: words } = useText();
  const { name, label, hint, choices, kind, required } = question;
  const field = { name, label, hint, because: required ? words.because : undefined, ...given };
  switch (kind) {
    case "choice":
    case "yes-no":
      return <Radios {...field} choices={choices} />;
    case "several":
      return <Checkboxes {...field} choices={choices} />;
    case "short-text":
      return <TextInput {...field} />;
    case "long-text":
      return <TextArea {...field} rows={4} />;
  }
}
