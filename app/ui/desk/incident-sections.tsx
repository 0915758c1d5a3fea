import type { ReportStatus } from "#app/core/triage/status.ts";
import { TITLE_LIMIT, WHY_LIMIT, type IncidentState } from "#app/core/triage/incident.ts";
import { Button, ButtonRow } from "../form/buttons.tsx";
import { Checkboxes } from "../form/choice-fields.tsx";
import { DateFields } from "../form/date-fields.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { TimeField } from "../form/text-fields.tsx";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import { DeskInput, DeskSelect } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import type { HistoryLine } from "./incident-history.ts";
import { Panel } from "./small-parts.tsx";
import { StateChip, StatusChip, type StateTone } from "./status-chip.tsx";

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

export interface ShownMember {
  readonly id: string;
  readonly href: string;
  readonly code: string;
  readonly status: ReportStatus;
  readonly place: string;
  readonly time: string;
  readonly firstWords: string;
}

interface Acting {
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

/** The reports of an incident; those that are chosen can be taken out, or put into a new one. */
export function IncidentReports({
  reports,
  queueHref,
  mayChange,
  ...acting
}: Acting & {
  readonly reports: readonly ShownMember[];
  /** The same reports in the queue, to be filtered and worked on. */
  readonly queueHref: string;
  readonly mayChange: boolean;
}) {
  const { frame, action, problems, values } = acting;
  const table = (
    <Table
      caption="Reports of this incident, in the order in which they were received"
      columns={[
        ...(mayChange ? ["Choose"] : []),
        ...["Report", "Status", "Place, as said", "Time, as said", "First words"],
      ]}
    >
      {reports.map((one) => (
        <tr key={one.id}>
          {mayChange ? (
            <td>
              <input
                type="checkbox"
                name={`report-${one.id}`}
                value="on"
                aria-label={`Choose ${one.code}`}
              />
            </td>
          ) : null}
          <td className="code">
            <a href={one.href}>{one.code}</a>
          </td>
          <td>
            <StatusChip status={one.status} />
          </td>
          <td>
            <bdi>{one.place}</bdi>
          </td>
          <td>{one.time}</td>
          <td>
            <bdi>{one.firstWords}</bdi>
          </td>
        </tr>
      ))}
    </Table>
  );
  return (
    <Panel title="Reports" id="reports" aside={<a href={queueHref}>Show them in the queue</a>}>
      {reports.length === 0 ? (
        <p className="quiet">No report that you may know of is in it now.</p>
      ) : !mayChange ? (
        table
      ) : (
        <ActForm token={frame.formToken} action={action}>
          {table}
          <DeskInput
            name="title"
            of="split"
            label="Title of a new incident for those you choose"
            wide
            maxLength={TITLE_LIMIT}
            problems={problems}
            values={values}
          />
          <DeskInput
            name="why"
            of="chosen"
            label="Why (for staff, kept)"
            wide
            maxLength={WHY_LIMIT}
            values={values}
          />
          <ButtonRow>
            <Button look="secondary" name="intent" value="split">
              Split the chosen off
            </Button>
            <Button look="secondary" name="intent" value="remove">
              Take the chosen out
            </Button>
          </ButtonRow>
        </ActForm>
      )}
    </Panel>
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

/** Who did what, newest first. Nothing of it is ever removed. */
export function IncidentHistory({
  lines,
  frame,
}: Pick<Acting, "frame"> & { readonly lines: readonly HistoryLine[] }) {
  return (
    <Panel title="History" id="history">
      <ol>
        {lines.map(({ key, at, by, words, about, why }) => (
          <li key={key}>
            <When at={at} zone={frame.zone} now={frame.now} />, {by}:{" "}
            {about === undefined ? null : (
              <>
                <a href={about.href}>
                  <bdi>{about.label}</bdi>
                </a>{" "}
              </>
            )}
            <bdi>{words}</bdi>
            {why === "" ? null : (
              <>
                {" "}
                <span className="quiet">
                  (<bdi>{why}</bdi>)
                </span>
              </>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
