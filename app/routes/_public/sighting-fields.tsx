import { ASKED, SURE, type SightingKind } from "#app/core/intake/sightings.ts";
import { Radios } from "#app/ui/form/choice-fields.tsx";
import type { Problem, Values } from "#app/ui/form/problem.ts";
import { TextArea, TextInput } from "#app/ui/form/text-fields.tsx";
import { useText } from "#app/ui/text/language.tsx";

interface Fields {
  readonly values: Values;
  readonly problems: readonly Problem[];
}

/** What can be said of one officer or one car. */
export function SightingFields({ kind, ...fields }: Fields & { readonly kind: SightingKind }) {
  return kind === "officer" ? <OfficerFields {...fields} /> : <VehicleFields {...fields} />;
}

function OfficerFields(fields: Fields) {
  const { involved } = useText();
  const { officer: words } = involved;
  const sure = SURE.map((value) => ({ value, label: involved.sure[value] }));
  return (
    <>
      <TextInput name="patch" {...words.patch} {...fields} />
      <Radios name="faceCovered" {...words.faceCovered} {...fields} choices={sure} />
      <Radios name="badgeSeen" {...words.badgeSeen} {...fields} choices={sure} />
      <TextInput name="badge" {...words.badge} {...fields} />
      <Radios
        name="asked"
        label={words.asked.label}
        {...fields}
        choices={ASKED.map((value) => ({ value, label: words.asked[value] }))}
      />
      <TextInput name="answer" {...words.answer} {...fields} />
      <TextArea name="looks" {...words.looks} {...fields} rows={3} />
      <TextArea name="did" {...words.did} {...fields} rows={3} />
    </>
  );
}

function VehicleFields(fields: Fields) {
  const { vehicle: words } = useText().involved;
  return (
    <>
      <TextInput name="plate" {...words.plate} {...fields} width="medium" />
      <TextInput name="plateFrom" {...words.plateFrom} {...fields} width="medium" />
      <TextArea name="looks" {...words.looks} {...fields} rows={3} />
      <TextInput name="markings" {...words.markings} {...fields} />
      <TextArea name="did" {...words.did} {...fields} rows={3} />
    </>
  );
}
