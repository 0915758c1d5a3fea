import type { Problem, Values } from "../form/problem.ts";
import { Button, ButtonRow } from "../form/buttons.tsx";
import { ActForm } from "./act-form.tsx";
import { DeskInput, DeskSelect } from "./desk-fields.tsx";
import { EDGES } from "./redaction-form.tsx";
import { Panel } from "./small-parts.tsx";

/** Boxes over time as rows of numbers, and times at which sound is silenced. */
export function FilmRedactionForm({
  token,
  rows,
  mutes,
  sound,
  values,
  problems,
  reasons,
}: {
  readonly token: string;
  readonly rows: number;
  readonly mutes: number;
  /** True for a recording without picture. */
  readonly sound: boolean;
  readonly values: Values | undefined;
  readonly problems: readonly Problem[] | undefined;
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
}) {
  const form = { values, problems };
  const hidden = { plan: "film", rows: String(rows), mutes: String(mutes) };
  return (
    <Panel title={sound ? "Silence parts" : "Cover and silence parts of this film"} id="boxes">
      <p>
        Write times as the player shows them, such as 12.5 or 1:02:03.250. Everything is covered and
        silenced a twentieth of a second longer at both ends.
      </p>
      {sound ? null : (
        <p>
          A row says where a box is from one time until another. Rows with the same box number are
          one box, which moves evenly from each to the next. Edges are told in percent of the
          picture. A box that moves is drawn in steps, each as large as all that it passes. Films
          are covered in black alone: squares over a picture that moves can be put together into
          what stood there.
        </p>
      )}
      <ActForm token={token} hidden={hidden}>
        {sound ? null : <BoxRows {...form} rows={rows} reasons={reasons} />}
        {numbers(mutes).map((row) => (
          <fieldset key={row} className="usa-fieldset redaction-row">
            <legend className="usa-legend">Silence {row}</legend>
            <DeskInput {...form} name={`mute-from-${row}`} label="From" maxLength={16} />
            <DeskInput {...form} name={`mute-until-${row}`} label="Until" maxLength={16} />
            <DeskSelect {...form} name={`mute-reason-${row}`} label="Why" choices={reasons} />
          </fieldset>
        ))}
        <ButtonRow>
          <Button name="intent" value="make">
            Make the redacted file
          </Button>
          <Button name="intent" value="more" look="secondary">
            More rows
          </Button>
        </ButtonRow>
      </ActForm>
    </Panel>
  );
}

function BoxRows({
  rows,
  reasons,
  ...form
}: {
  readonly rows: number;
  readonly values: Values | undefined;
  readonly problems: readonly Problem[] | undefined;
  readonly reasons: readonly { readonly value: string; readonly label: string }[];
}) {
  return numbers(rows).map((row) => (
    <fieldset key={row} className="usa-fieldset redaction-row" data-redaction-row={row}>
      <legend className="usa-legend">Row {row}</legend>
      <DeskInput {...form} name={`of-${row}`} label="Box number" maxLength={3} />
      <DeskInput {...form} name={`from-${row}`} label="From" maxLength={16} />
      <DeskInput {...form} name={`until-${row}`} label="Until" maxLength={16} />
      {EDGES.map(({ side, label }) => (
        <DeskInput {...form} key={side} name={`${side}-${row}`} label={label} maxLength={8} />
      ))}
      <DeskSelect
        {...form}
        name={`reason-${row}`}
        label="Why (in one row of each box)"
        choices={reasons}
      />
    </fieldset>
  ));
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, place) => place + 1);
}
