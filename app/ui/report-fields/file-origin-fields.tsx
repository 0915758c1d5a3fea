import { ORIGIN_QUESTIONS, RECORDERS } from "#app/core/intake/file-origin.ts";
import { SURE } from "#app/core/intake/sightings.ts";
import { Radios } from "../form/choice-fields.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { TextInput } from "../form/text-fields.tsx";
import { More } from "../layout/page-parts.tsx";
import { useText } from "../text/language.tsx";

/** Whether the sender took the place out of a file that has none in it: phones do it too, and only they know. */
export function PlaceTakenOut(fields: {
  readonly values: Values;
  readonly problems: readonly Problem[];
}) {
  const { fileOrigin: words } = useText();
  return (
    <Radios
      name={ORIGIN_QUESTIONS.placeTakenOut}
      {...words.placeTakenOut}
      {...fields}
      choices={SURE.map((value) => ({ value, label: words.sure[value] }))}
    />
  );
}

/** The questions about who made a file and what became of it. They open on demand: none has to be answered. */
export function FileOriginFields(fields: {
  readonly values: Values;
  readonly problems: readonly Problem[];
}) {
  const { fileOrigin: words } = useText();
  const sure = (question: keyof typeof ORIGIN_QUESTIONS) => (
    <Radios
      name={ORIGIN_QUESTIONS[question]}
      {...words[question]}
      {...fields}
      choices={SURE.map((value) => ({ value, label: words.sure[value] }))}
    />
  );
  return (
    <More title={words.title} open={isInUse(fields)}>
      <p>{words.note}</p>
      <Radios
        name="file-recorded-by"
        label={words.recordedBy.label}
        {...fields}
        choices={RECORDERS.map((value) => ({ value, label: words.recordedBy[value] }))}
      />
      {sure("original")}
      {sure("edited")}
      {sure("viaApp")}
      <TextInput name="file-app" {...words.app} {...fields} />
      {sure("stillThere")}
    </More>
  );
}

/** True when an answer is there, or one to be put right. */
function isInUse({
  values,
  problems,
}: {
  readonly values: Values;
  readonly problems: readonly Problem[];
}): boolean {
  // That about the place stands beside the place.
  const asked = Object.values(ORIGIN_QUESTIONS).filter(
    (name) => name !== ORIGIN_QUESTIONS.placeTakenOut,
  );
  const names = ["file-recorded-by", "file-app", ...asked];
  return names.some(
    (name) => (values[name] ?? "") !== "" || problems.some(({ field }) => field === name),
  );
}
