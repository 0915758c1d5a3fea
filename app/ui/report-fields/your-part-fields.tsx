import { SURE } from "#app/core/intake/sightings.ts";
import { BEHALVES } from "#app/core/intake/your-part.ts";
import { Checkboxes, Radios } from "../form/choice-fields.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { TextArea } from "../form/text-fields.tsx";
import { useText } from "../text/language.tsx";

/** For whom the report is made, who else was told, and what is hoped for. */
export function YourPartFields(fields: {
  readonly values: Values;
  readonly problems: readonly Problem[];
}) {
  const { yourPart: words } = useText();
  return (
    <>
      <Radios
        name="behalf"
        label={words.behalf.label}
        {...fields}
        choices={BEHALVES.map((value) => ({ value, label: words.behalf[value] }))}
      />
      <Radios
        name="elsewhere"
        label={words.elsewhere.label}
        hint={words.elsewhere.hint}
        {...fields}
        choices={SURE.map((value) => ({ value, label: words.elsewhere[value] }))}
      />
      <TextArea name="elsewhere-where" {...words.elsewhereWhere} {...fields} rows={3} />
      <TextArea name="wish" {...words.wish} {...fields} rows={3} />
      <Checkboxes
        name="legal-help"
        label={words.legalHelp.label}
        hint={words.legalHelp.hint}
        {...fields}
        choices={[{ value: "yes", label: words.legalHelp.choice }]}
      />
    </>
  );
}
