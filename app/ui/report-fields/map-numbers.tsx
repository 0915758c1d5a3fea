import { CurrentPlaceScript } from "../evidence/current-place-script.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { TextInput } from "../form/text-fields.tsx";
import { More } from "../layout/page-parts.tsx";
import { useText } from "../text/language.tsx";

const FROM_DEVICE = ["point-for", "point-radius", "point-precision"] as const;

/** A point by its numbers, or by where the device is, once it is asked for; opens on demand. */
export function MapNumbers({
  open,
  ownDevice,
  map,
  ...fields
}: {
  readonly open: boolean;
  /** False where the reporter is not at this device, or there is none: then by its numbers alone. */
  readonly ownDevice: boolean;
  /** Whether there is a street map to put a pin on. */
  readonly map: boolean;
  readonly values: Values;
  readonly problems: readonly Problem[];
}) {
  const { mapPin, whereAndWhen } = useText();
  const { coordinates: words, hereNow } = whereAndWhen;
  if (!ownDevice) {
    return (
      <More title={words.title} open={open}>
        <p>{words.hint}</p>
        <TextInput name="latitude" label={words.latitude} width="medium" {...fields} />
        <TextInput name="longitude" label={words.longitude} width="medium" {...fields} />
      </More>
    );
  }
  return (
    <More title={words.title} open={open}>
      <p>{words.hint}</p>
      <div
        hidden
        data-current-place=""
        data-asking={hereNow.asking}
        data-found={hereNow.found}
        data-refused={hereNow.refused}
      >
        <p>{hereNow.lead}</p>
        <div className="button-row">
          <button type="button" className="usa-button usa-button--outline" data-precision="near">
            {hereNow.near}
          </button>
          <button type="button" className="usa-button usa-button--outline" data-precision="exact">
            {hereNow.exact}
          </button>
        </div>
        <p role="status" />
      </div>
      {map ? (
        <div hidden data-script-only="">
          <p>{mapPin.openHint}</p>
          <div className="button-row">
            <button type="button" className="usa-button usa-button--outline" data-then="map">
              {mapPin.open}
            </button>
          </div>
        </div>
      ) : null}
      <TextInput name="latitude" label={words.latitude} width="medium" {...fields} />
      <TextInput name="longitude" label={words.longitude} width="medium" {...fields} />
      {FROM_DEVICE.map((name) => (
        <input key={name} type="hidden" name={name} defaultValue={fields.values[name] ?? ""} />
      ))}
      <CurrentPlaceScript />
    </More>
  );
}
