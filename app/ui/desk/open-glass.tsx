import { Button } from "../form/buttons.tsx";
import { localTime } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Notice } from "./small-parts.tsx";

/** A report or case that the person opened outside their reach. */
export interface OpenGlass {
  readonly id: string;
  /** Its code or number. */
  readonly name: string;
  readonly href: string;
  /** UTC, ISO 8601. */
  readonly endsAt: string;
}

/** Stands on every page of the desk while something is open, so that nobody forgets that it is looked at. */
export function OpenGlassBanner(props: {
  readonly open: readonly OpenGlass[];
  readonly zone: string;
  readonly token: string;
}) {
  return props.open.map((one) => (
    <Notice key={one.id} tone="warning">
      <p>
        Emergency opening of <a href={one.href}>{one.name}</a>. It ends at{" "}
        {localTime({ at: one.endsAt, zone: props.zone })}. Somebody else reviews what you did.
      </p>
      <ActForm
        token={props.token}
        intent="end"
        action="/desk/break-glass"
        hidden={{ opening: one.id }}
      >
        <Button look="quiet">
          End now<span className="sr-only"> the opening of {one.name}</span>
        </Button>
      </ActForm>
    </Notice>
  ));
}
