import { ClaimsTable, type ClaimLevel } from "../evidence/claims-table.tsx";
import { Button, ButtonRow } from "../form/buttons.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { ActForm } from "./act-form.tsx";
import { DeskInput, DeskSelect, DeskTextArea } from "./desk-fields.tsx";
import { Panel } from "./small-parts.tsx";

/** What somebody worked out, in words. */
export interface ShownPlacement {
  readonly id: string;
  readonly kind: "place" | "time";
  readonly value: string;
  readonly level: ClaimLevel;
  readonly sentence: string;
  readonly basis: string;
  /** Who and when. */
  readonly set: string;
  readonly review: string | undefined;
  readonly mayReview: boolean;
  readonly mayWithdraw: boolean;
}

/** What stands, as claims beside those of the file, each with how it was found. */
export function PlacementList({
  placements,
  form,
}: {
  readonly placements: readonly ShownPlacement[];
  /** What the form about one of them was last sent with, by its id. */
  readonly form: (id: string) => Omit<FormProps, "methods">;
}) {
  if (placements.length === 0) {
    return <p className="quiet">Nobody has worked out a time or a place of this file.</p>;
  }
  return (
    <>
      <ClaimsTable caption="Worked out by the office" claims={placements.map(claimOf)} empty="" />
      {placements.map((one) => (
        <Panel key={one.id} id={one.id} title={`${one.value} (${one.level})`} aside={one.set}>
          <p>
            <bdi>{one.basis}</bdi>
          </p>
          {one.review === undefined ? null : (
            <p>
              <bdi>{one.review}</bdi>
            </p>
          )}
          {one.mayReview ? (
            <ActForm token={form(one.id).token} intent="review" hidden={{ placement: one.id }}>
              <DeskTextArea
                {...form(one.id)}
                name="note"
                of={one.id}
                label="What you looked at"
                hint="Needed where you do not agree."
                rows={2}
              />
              <ButtonRow>
                <button className="usa-button" type="submit" name="verdict" value="agreed">
                  I checked it and agree
                </button>
                <button
                  className="usa-button usa-button--outline"
                  type="submit"
                  name="verdict"
                  value="not-agreed"
                >
                  I do not agree
                </button>
              </ButtonRow>
            </ActForm>
          ) : null}
          {one.mayWithdraw ? (
            <ActForm
              token={form(one.id).token}
              intent="withdraw"
              hidden={{ placement: one.id }}
              inline
            >
              <Button look="secondary">Take back</Button>
            </ActForm>
          ) : null}
        </Panel>
      ))}
    </>
  );
}

/** What stands, in short, on the file's own page. */
export function WorkedOut({
  placements,
  href,
}: {
  readonly placements: readonly ShownPlacement[];
  readonly href: string;
}) {
  return (
    <>
      <ClaimsTable
        caption="Worked out by the office"
        claims={placements.map(claimOf)}
        empty="Nobody has worked out a time or a place of this file."
      />
      <p>
        <a href={href}>Work out its time or place, or look at what was worked out</a>
      </p>
    </>
  );
}

function claimOf({ value, set, level, sentence }: ShownPlacement) {
  return { value, source: set, level, sentence };
}

interface FormProps {
  readonly token: string;
  readonly problems: readonly Problem[] | undefined;
  readonly values: Values | undefined;
  readonly methods: readonly { readonly value: string; readonly label: string }[];
}

/** Where a file was made: a point with how far it may be off, and how it was found. */
export function PlaceForm({
  methods,
  mapHref,
  ...form
}: FormProps & {
  /** Where the point can be pointed at, on streets. */
  readonly mapHref: string | undefined;
}) {
  const of = "place";
  return (
    <Panel title="Say where it was made" id="place-form">
      {mapHref === undefined ? null : (
        <p>
          <a href={mapHref}>Point at it on the street map</a>
        </p>
      )}
      <ActForm token={form.token} intent="place" hidden={{ kind: "place" }}>
        <DeskInput {...form} of={of} name="latitude" label="Latitude" placeholder="44.9778" />
        <DeskInput {...form} of={of} name="longitude" label="Longitude" placeholder="-93.2650" />
        <DeskInput {...form} of={of} name="radius" label="May be off by so many metres" />
        <DeskSelect {...form} of={of} name="method" label="How it was found" choices={methods} />
        <Basis {...form} of={of} />
        <Button>Keep the place</Button>
      </ActForm>
    </Panel>
  );
}

/** When a file was made: between two moments, each with its offset from UTC. */
export function TimeForm({ methods, ...form }: FormProps) {
  const of = "time";
  const hint = "With its offset: 2026-01-24 09:05:00 -06:00";
  return (
    <Panel title="Say when it was made" id="time-form">
      <ActForm token={form.token} intent="place" hidden={{ kind: "time" }}>
        <DeskInput {...form} of={of} name="earliest" label="Not before" hint={hint} />
        <DeskInput {...form} of={of} name="latest" label="Not after" hint={hint} />
        <DeskSelect {...form} of={of} name="method" label="How it was found" choices={methods} />
        <Basis {...form} of={of} />
        <Button>Keep the time</Button>
      </ActForm>
    </Panel>
  );
}

function Basis(form: Omit<FormProps, "methods" | "token"> & { readonly of: string }) {
  return (
    <DeskTextArea
      {...form}
      name="basis"
      label="What was seen and compared"
      hint="So that a second person can check it: what in the picture, against what, from when."
      rows={4}
    />
  );
}

/** What no longer stands, each in a sentence. */
export function TakenBack({ all }: { readonly all: readonly string[] }) {
  if (all.length === 0) return null;
  return (
    <Panel title="Taken back" id="taken-back">
      <ul>
        {all.map((one) => (
          <li key={one}>
            <bdi>{one}</bdi>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
