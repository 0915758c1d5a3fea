import { Checkboxes } from "../form/choice-fields.tsx";
import { DateFields } from "../form/date-fields.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { TextArea, TimeField } from "../form/text-fields.tsx";
import { More } from "../layout/page-parts.tsx";
import { useText } from "../text/language.tsx";
import { MapNumbers } from "./map-numbers.tsx";

interface Fields {
  readonly values: Values;
  readonly problems: readonly Problem[];
}

/** The place in words first; map numbers and a later time open only when asked for. */
export function WhereAndWhenFields({
  ownDevice = true,
  map = false,
  ...fields
}: Fields & {
  /** False where the reporter does not fill it in on a device of their own: then no device is asked where it is. */
  readonly ownDevice?: boolean;
  /** Whether there is a street map to put a pin on. */
  readonly map?: boolean;
}) {
  const { whereAndWhen: words } = useText();
  return (
    <>
      <TextArea
        name="place"
        {...words.place}
        hint={`${words.place.hint} ${words.example}`}
        {...fields}
        rows={3}
      />
      <MapNumbers
        open={isInUse(fields, "latitude") || isInUse(fields, "longitude")}
        ownDevice={ownDevice}
        map={map}
        {...fields}
      />
      <DateFields name="from" {...words.from} {...fields} />
      <TimeField name="from-time" {...words.fromTime} {...fields} />
      <More title={words.untilTitle} open={isInUse(fields, "until")}>
        <p>{words.untilHint}</p>
        <DateFields name="until" {...words.until} {...fields} />
        <TimeField name="until-time" {...words.untilTime} {...fields} />
      </More>
      <Checkboxes
        name="about"
        label={words.about.label}
        {...fields}
        choices={[{ value: "yes", label: words.about.choice }]}
      />
    </>
  );
}

/** True when a part that opens on demand holds something, or something to put right. */
function isInUse({ values, problems }: Fields, start: string): boolean {
  return (
    Object.entries(values).some(([name, value]) => name.startsWith(start) && value !== "") ||
    problems.some(({ field }) => field.startsWith(start))
  );
}
