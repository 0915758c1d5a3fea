import { TITLE_LIMIT, WHY_LIMIT } from "#app/core/triage/incident.ts";
import type { ReportStatus } from "#app/core/triage/status.ts";
import { Button, ButtonRow } from "../form/buttons.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import { DeskInput } from "./desk-fields.tsx";
import type { Acting } from "./incident-sections.tsx";
import { Panel } from "./small-parts.tsx";
import { StatusChip } from "./status-chip.tsx";

export interface ShownMember {
  readonly id: string;
  readonly href: string;
  readonly code: string;
  readonly status: ReportStatus;
  readonly place: string;
  readonly time: string;
  readonly firstWords: string;
}

/** So many stand above the times and places of all; those behind them open at a press, and are chosen in the same form. */
const SHOWN = 20;

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
  const more = reports.length - SHOWN;
  // A form that comes back keeps what was chosen.
  const isChosen = (one: ShownMember) => values?.[fieldOf(one)] !== undefined;
  const tables = (
    <>
      <Members
        caption={
          more > 0
            ? `The first ${SHOWN} of ${reports.length} reports of this incident, in the order in which they were received`
            : "Reports of this incident, in the order in which they were received"
        }
        reports={reports.slice(0, SHOWN)}
        {...{ mayChange, isChosen }}
      />
      {more <= 0 ? null : (
        <details open={reports.slice(SHOWN).some(isChosen)}>
          <summary>{more === 1 ? "1 more report" : `${more} more reports`}</summary>
          <Members
            caption={`Reports of this incident that were received after the first ${SHOWN}`}
            reports={reports.slice(SHOWN)}
            {...{ mayChange, isChosen }}
          />
        </details>
      )}
    </>
  );
  return (
    <Panel title="Reports" id="reports" aside={<a href={queueHref}>Show them in the queue</a>}>
      {reports.length === 0 ? (
        <p className="quiet">No report that you may know of is in it now.</p>
      ) : !mayChange ? (
        tables
      ) : (
        <ActForm token={frame.formToken} action={action}>
          {tables}
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

function fieldOf({ id }: ShownMember): string {
  return `report-${id}`;
}

function Members({
  caption,
  reports,
  mayChange,
  isChosen,
}: {
  readonly caption: string;
  readonly reports: readonly ShownMember[];
  readonly mayChange: boolean;
  readonly isChosen: (one: ShownMember) => boolean;
}) {
  return (
    <Table
      caption={caption}
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
                name={fieldOf(one)}
                value="on"
                defaultChecked={isChosen(one)}
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
}
