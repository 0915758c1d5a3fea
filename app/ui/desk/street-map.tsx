import { Button, ButtonRow } from "../form/buttons.tsx";
import { DeskInput } from "./desk-fields.tsx";
import { Panel } from "./small-parts.tsx";

/** Where a script draws the map. Without one, or without a browser that can, it says so. */
export function StreetStage({
  scene,
  attribution,
}: {
  /** A `StreetScene` as JSON. */
  readonly scene: string;
  readonly attribution: string;
}) {
  return (
    <section aria-label="Street map" className="street-map">
      <noscript>
        <p>The street map is drawn by a script. The places stand in the list below.</p>
      </noscript>
      <p data-street-map-fault hidden>
        This browser cannot draw the street map (it needs WebGL). The places stand in the list
        below.
      </p>
      <div
        className="street-map__stage"
        data-street-map
        data-tiles="/desk/street-map/"
        data-scene={scene}
        hidden
      />
      <div className="street-map__tools" data-map-tools hidden>
        <button type="button" className="usa-button usa-button--outline" data-zoom="in">
          Nearer
        </button>
        <button type="button" className="usa-button usa-button--outline" data-zoom="out">
          Farther
        </button>
        <span className="quiet">
          With the keyboard: the map takes arrow keys, + and −, once it has the focus.
        </span>
      </div>
      {attribution === "" ? null : <p className="quiet">Map: {attribution}</p>}
    </section>
  );
}

/** The point that is asked for, to be taken back to the page that asks. */
export function PointForm({ action, map }: { readonly action: string; readonly map: boolean }) {
  const fields = { problems: undefined, values: undefined, of: "point" };
  return (
    <Panel title="The point" id="point">
      {map ? (
        <p>
          Click on the map, or move it and put the point in its middle. Nothing is kept until you
          say on the next page how it was found and how far it may be off.
        </p>
      ) : null}
      <form method="get" action={action} data-pin className="desk-form">
        <DeskInput {...fields} name="latitude" label="Latitude" placeholder="44.9778" />
        <DeskInput {...fields} name="longitude" label="Longitude" placeholder="-93.2650" />
        <ButtonRow>
          <span data-map-tools hidden>
            <button type="button" className="usa-button usa-button--outline" data-pin-middle>
              Put it in the middle of the map
            </button>
          </span>
          <Button>Use this point</Button>
        </ButtonRow>
      </form>
    </Panel>
  );
}

interface StreetPlace {
  readonly number: string;
  readonly href: string | undefined;
  readonly label: string;
  readonly value: string;
  readonly note: string;
}

/** What is drawn, in words. */
export function StreetPlaces({
  places,
  fullMetadata,
}: {
  readonly places: readonly StreetPlace[];
  readonly fullMetadata: boolean;
}) {
  return (
    <Panel title="Places" id="places">
      {places.length > 0 ? (
        <ol className="place-map__list">
          {places.map(({ number, href, label, value, note }) => (
            <li key={number}>
              <strong>{number}</strong> {href === undefined ? label : <a href={href}>{label}</a>}:{" "}
              {value}
              {note === "" ? null : <span className="quiet"> {note}</span>}
            </li>
          ))}
        </ol>
      ) : (
        <p className="quiet">
          {fullMetadata
            ? "No file, and not the reporter, gives a position."
            : "Your role does not see exact places."}
        </p>
      )}
      <p className="quiet">
        A circle shows how far off a position may be, as its source says or as it was worked out
        here: the claim beside the file says which. Around a dot with a thin ring nobody says how
        far it may be off. Blue: what files say. Yellow: what the reporter says. Green: what the
        office worked out.
      </p>
    </Panel>
  );
}
