import type { Problem, Values } from "#app/ui/form/problem.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { TextInput } from "#app/ui/form/text-fields.tsx";
import { fill } from "#app/ui/text/fill.ts";
import { useText } from "#app/ui/text/language.tsx";
import { HiddenMarks, PublicForm, type PageMarks } from "./form-parts.tsx";

/** Where the script draws the map, and what moves it without a mouse. Without a script, or a device that can draw it, it says so. */
export function PinStage({
  scene,
  makers,
}: {
  /** A `StreetScene` as JSON. */
  readonly scene: string;
  readonly makers: string;
}) {
  const { mapPin: words } = useText();
  return (
    <section aria-label={words.map}>
      <noscript>
        <p>{words.noScript}</p>
      </noscript>
      <p data-street-map-fault hidden>
        {words.noGraphics}
      </p>
      <div
        className="street-map__stage"
        data-street-map
        data-tiles="/map/"
        data-scene={scene}
        hidden
      />
      <div className="street-map__tools" data-map-tools hidden>
        <button type="button" className="usa-button usa-button--outline" data-zoom="in">
          {words.near}
        </button>
        <button type="button" className="usa-button usa-button--outline" data-zoom="out">
          {words.far}
        </button>
        <button type="button" className="usa-button usa-button--outline" data-pin-middle>
          {words.middle}
        </button>
      </div>
      <p className="quiet" data-map-tools hidden>
        {words.keys}
      </p>
      <p role="status" data-pin-status={words.put} />
      {makers === "" ? null : <p className="quiet">{fill(words.makers, { makers })}</p>}
    </section>
  );
}

const OF_THE_PIN = ["pin-for", "pin-zoom"] as const;

/** The pin's numbers, which the map fills in, and the button that takes them into the report. */
export function PinForm({
  marks,
  values,
  problems,
}: {
  readonly marks: PageMarks;
  readonly values: Values;
  readonly problems: readonly Problem[];
}) {
  const { mapPin, whereAndWhen } = useText();
  const { latitude, longitude } = whereAndWhen.coordinates;
  const fields = { values, problems, width: "medium" } as const;
  return (
    <PublicForm>
      <HiddenMarks marks={marks} />
      <div data-pin="">
        <TextInput name="latitude" label={latitude} {...fields} />
        <TextInput name="longitude" label={longitude} {...fields} />
        {OF_THE_PIN.map((name) => (
          <input key={name} type="hidden" name={name} defaultValue={values[name] ?? ""} />
        ))}
      </div>
      <ButtonRow>
        <Button>{mapPin.save}</Button>
      </ButtonRow>
    </PublicForm>
  );
}
