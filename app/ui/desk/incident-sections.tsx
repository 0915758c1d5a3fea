import { TITLE_LIMIT, WHY_LIMIT, type IncidentState } from "#app/core/triage/incident.ts";
import { Button } from "../form/buttons.tsx";
import { Checkboxes } from "../form/choice-fields.tsx";
import { DateFields } from "../form/date-fields.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { TimeField } from "../form/text-fields.tsx";
import { ActForm } from "./act-form.tsx";
import { DeskInput, DeskSelect } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { Panel } from "./small-parts.tsx";
import { StateChip, type StateTone } from "./status-chip.tsx";

const STATES: Readonly<
  Record<IncidentState, { readonly tone: StateTone; readonly words: string }>
> = {
  open: { tone: "open", words: "Open" },
  closed: { tone: "idle", words: "Closed" },
  merged: { tone: "idle", words: "Merged" },
};

/** Where an incident stands. */
export function IncidentStateChip({ state }: { readonly state: IncidentState }) {
  const { tone, words } = STATES[state];
  return <StateChip tone={tone}>{words}</StateChip>;
}

/** What the forms of an incident's page have in common. */
export interface Acting {
  readonly frame: Pick<DeskFrame, "formToken" | "zone" | "now">;
  readonly action: string;
  readonly problems?: readonly Problem[] | undefined;
  readonly values?: Values | undefined;
}

/** What staff say of an incident, to be changed. */
export function IncidentFacts({ frame, action, ...fields }: Acting & { readonly values: Values }) {
  return (
    <details>
      <summary>Title, place and time</summary>
      <ActForm token={frame.formToken} intent="change" action={action}>
        <DeskInput
          {...fields}
          name="title"
          label="Title"
          hint="Neutral: where and when. Everybody reads it who may know one of its reports."
          wide
          maxLength={TITLE_LIMIT}
        />
        <DeskInput {...fields} name="place" label="Place" wide maxLength={300} />
        <DateFields {...fields} name="from" label="First day" />
        <TimeField {...fields} name="from-time" label="From" />
        <DateFields {...fields} name="until" label="Last day, if another" />
        <TimeField {...fields} name="until-time" label="Until" />
        <Checkboxes
          {...fields}
          name="about"
          label="How exact"
          choices={[{ value: "yes", label: "About right, not exact" }]}
        />
        <Button look="secondary">Save</Button>
      </ActForm>
    </details>
  );
}

/** Puts all of it into another incident, closes it, or opens it again. */
export function IncidentActs({
  state,
  others,
  into,
  frame,
  action,
  problems,
}: Acting & {
  readonly state: IncidentState;
  readonly others: readonly { readonly id: string; readonly label: string }[];
  /** Which of them is chosen to begin with. */
  readonly into: string | undefined;
}) {
  return (
    <Panel title="The whole incident" id="whole">
      <ActForm token={frame.formToken} action={action}>
        <Button look="secondary" name="intent" value={state === "open" ? "close" : "open"}>
          {state === "open" ? "Close: worked up" : "Open again"}
        </Button>
      </ActForm>
      {others.length === 0 ? null : (
        <ActForm token={frame.formToken} intent="merge" action={action}>
          <DeskSelect
            name="into"
            label="It is the same as"
            choices={others.map(({ id, label }) => ({ value: id, label }))}
            values={into === undefined ? undefined : { into }}
            problems={problems}
          />
          <DeskInput
            name="why"
            of="merge"
            label="Why (for staff, kept)"
            wide
            maxLength={WHY_LIMIT}
          />
          <Button look="secondary">Merge into that one</Button>
        </ActForm>
      )}
    </Panel>
  );
}
