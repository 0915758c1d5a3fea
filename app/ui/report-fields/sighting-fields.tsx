import { ASKED, SURE, type SightingKind } from "#app/core/intake/sightings.ts";
import { Radios } from "../form/choice-fields.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { TextArea, TextInput } from "../form/text-fields.tsx";
import { useText } from "../text/language.tsx";

interface Fields {
  readonly values: Values;
  readonly problems: readonly Problem[];
  /** Goes before each name where several stand in one form. */
  readonly prefix?: string;
}

/** What can be said of one officer or one car. */
export function SightingFields({ kind, ...fields }: Fields & { readonly kind: SightingKind }) {
  return kind === "officer" ? <OfficerFields {...fields} /> : <VehicleFields {...fields} />;
}

function OfficerFields({ prefix = "", ...fields }: Fields) {
  const { involved } = useText();
  const { officer: words } = involved;
  const sure = SURE.map((value) => ({ value, label: involved.sure[value] }));
  return (
    <>
      <TextInput name={`${prefix}patch`} {...words.patch} {...fields} />
      <Radios name={`${prefix}faceCovered`} {...words.faceCovered} {...fields} choices={sure} />
      <Radios name={`${prefix}badgeSeen`} {...words.badgeSeen} {...fields} choices={sure} />
      <TextInput name={`${prefix}badge`} {...words.badge} {...fields} />
      <Radios
        name={`${prefix}asked`}
        label={words.asked.label}
        {...fields}
        choices={ASKED.map((value) => ({ value, label: words.asked[value] }))}
      />
      <TextInput name={`${prefix}answer`} {...words.answer} {...fields} />
      <TextArea name={`${prefix}looks`} {...words.looks} {...fields} rows={3} />
      <TextArea name={`${prefix}did`} {...words.did} {...fields} rows={3} />
    </>
  );
}

function VehicleFields({ prefix = "", ...fields }: Fields) {
  const { vehicle: words } = useText().involved;
  return (
    <>
      <TextInput name={`${prefix}plate`} {...words.plate} {...fields} width="medium" />
      <TextInput name={`${prefix}plateFrom`} {...words.plateFrom} {...fields} width="medium" />
      <TextArea name={`${prefix}looks`} {...words.looks} {...fields} rows={3} />
      <TextInput name={`${prefix}markings`} {...words.markings} {...fields} />
      <TextArea name={`${prefix}did`} {...words.did} {...fields} rows={3} />
    </>
  );
}
