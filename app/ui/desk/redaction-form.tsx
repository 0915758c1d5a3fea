import type { Problem, Values } from "../form/problem.ts";
import { Button, ButtonRow } from "../form/buttons.tsx";
import { ActForm } from "./act-form.tsx";
import { DeskInput, DeskSelect } from "./desk-fields.tsx";
import { Panel } from "./small-parts.tsx";

/** The edges of a box as fields of a form. */
export const EDGES = [
  { side: "left", label: "Left edge, %" },
  { side: "top", label: "Top edge, %" },
  { side: "right", label: "Right edge, %" },
  { side: "bottom", label: "Bottom edge, %" },
] as const;

const COVER_CHOICES = [
  { value: "solid", label: "Black: nothing is left" },
  { value: "pixelate", label: "Large squares: something may be guessed" },
];

/** Boxes as rows of numbers: each edge in percent of the picture, counted from its left or its top. */
export function RedactionForm({
  token,
  rows,
  values,
  problems,
  reasons,
}: {
  readonly token: string;
  readonly rows: number;
  readonly values: Values | undefined;
  readonly problems: readonly Problem[] | undefined;
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
}) {
  const form = { values, problems };
  return (
    <Panel title="Cover parts of this photo" id="boxes">
      <p>
        Each edge is told in percent of the picture: left and right from its left side, top and
        bottom from its top. Draw boxes a little larger than what they hide. Large squares can be
        turned back into what stood there by a patient person: use black unless a picture has to
        stay readable.
      </p>
      <ActForm token={token} hidden={{ rows: String(rows) }}>
        {Array.from({ length: rows }, (_, place) => place + 1).map((row) => (
          <fieldset key={row} className="usa-fieldset redaction-row" data-redaction-row={row}>
            <legend className="usa-legend">Box {row}</legend>
            {EDGES.map(({ side, label }) => (
              <DeskInput {...form} key={side} name={`${side}-${row}`} label={label} maxLength={8} />
            ))}
            <DeskSelect {...form} name={`cover-${row}`} label="How" choices={COVER_CHOICES} />
            <DeskSelect {...form} name={`reason-${row}`} label="Why" choices={reasons} />
          </fieldset>
        ))}
        <ButtonRow>
          <Button name="intent" value="make">
            Make the redacted file
          </Button>
          <Button name="intent" value="show" look="secondary">
            Show the boxes on the picture
          </Button>
          <Button name="intent" value="more" look="secondary">
            More rows
          </Button>
        </ButtonRow>
      </ActForm>
    </Panel>
  );
}
