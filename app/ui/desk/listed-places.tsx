import { Button } from "../form/buttons.tsx";
import { DeskInput } from "./desk-fields.tsx";
import { Notice, Panel } from "./small-parts.tsx";

export interface ShownListedPlaces {
  /** Names to choose from. */
  readonly names: readonly string[];
  /** What was asked for; empty where nothing was. */
  readonly asked: string;
  /** How many of that name there are. */
  readonly found: number;
}

/** Fills the form below with a place of the office's lists. Nothing is kept by it. */
export function ListedPlaces({ names, asked, found }: ShownListedPlaces) {
  if (names.length === 0) return null;
  return (
    <Panel title="Take a place from the office's lists" id="listed-places">
      {asked === "" ? null : <Outcome asked={asked} found={found} />}
      <form method="get" action="#listed-places">
        <DeskInput
          name="listed"
          label="Name of the place"
          hint="Begin to type, and choose one."
          values={{ listed: asked }}
          list="listed-names"
        />
        <datalist id="listed-names">
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <Button>Fill in below</Button>
      </form>
    </Panel>
  );
}

function Outcome({ asked, found }: { readonly asked: string; readonly found: number }) {
  if (found === 1) {
    return (
      <Notice tone="note">
        The form below is filled with it. Say what in the report means this place, and how far it
        may be off, before you keep it.
      </Notice>
    );
  }
  return (
    <Notice tone="failed">
      {found === 0 ? (
        <>
          The office&rsquo;s lists have no place of that name with a position: <bdi>{asked}</bdi>
        </>
      ) : (
        <>
          {found} places of the lists have that name. Enter the coordinates of the right one below:{" "}
          <bdi>{asked}</bdi>
        </>
      )}
    </Notice>
  );
}
