import { REPORT_STATUSES } from "#app/core/triage/status.ts";
import { Button } from "../form/buttons.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { ActForm } from "./act-form.tsx";
import { DeskSelect, DeskTextArea } from "./desk-fields.tsx";
import { NoteList } from "./notes-and-custody.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import type { ShownReport } from "./shown-report.ts";
import { Panel } from "./small-parts.tsx";
import { STATUS_KEYS } from "./status-keys.ts";
import { STATUS_WORDS } from "./words.ts";

export interface ReportActsProps {
  readonly report: ShownReport;
  readonly frame: DeskFrame;
  /** The report's own address, where every form goes. */
  readonly action: string;
  readonly problems?: readonly Problem[] | undefined;
  readonly values?: Values | undefined;
}

/** Where the report stands and whose it is, each with its own button. */
export function HeaderActs({ report, frame, action }: ReportActsProps) {
  // "In a case" follows from being added to one; it is offered only where it is what stands there.
  const statuses = REPORT_STATUSES.filter(
    (status) => status !== "in-case" || report.status === "in-case",
  );
  return (
    <>
      <ActForm
        inline
        token={frame.formToken}
        intent="status"
        action={action}
        hidden={{ seen: String(report.versions.status) }}
      >
        <DeskSelect
          name="status"
          label="Status"
          values={{ status: report.status }}
          choices={statuses.map((status) => ({
            value: status,
            label: STATUS_WORDS[status],
            shortcut: STATUS_KEYS.find((one) => one.status === status)?.key,
          }))}
        />
        <Button look="secondary">
          Set<span className="sr-only"> status</span>
        </Button>
      </ActForm>
      <ActForm
        inline
        token={frame.formToken}
        intent="assign"
        action={action}
        hidden={{ seen: String(report.versions.assignee) }}
      >
        <DeskSelect
          name="assignee"
          label="With"
          shortcut="a"
          values={{ assignee: report.assignee?.id ?? "" }}
          choices={[
            { value: "", label: "Nobody" },
            ...report.assignable.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <Button look="secondary">
          Give<span className="sr-only"> to this person</span>
        </Button>
      </ActForm>
    </>
  );
}

/** Notes of staff, and room for the next one. */
export function NotesPanel({
  report,
  frame,
  action,
  problems,
  values,
  told,
}: ReportActsProps & { readonly told: Readonly<Record<string, readonly string[]>> }) {
  return (
    <Panel title="Notes" id="notes">
      <NoteList notes={report.notes} told={told} zone={frame.zone} now={frame.now} />
      <ActForm token={frame.formToken} intent="note" action={action}>
        <DeskTextArea
          name="note"
          label="New note"
          shortcut="n"
          hint="For staff only. What you write can be withdrawn, and is never changed or erased. Write @ and a colleague’s whole name to tell them; below the note stands who was told."
          problems={problems}
          values={values}
        />
        <Button look="secondary">Add the note</Button>
      </ActForm>
    </Panel>
  );
}

/** The cases the report is in, and a way into one more for those who may. */
export function CasesPanel({
  report,
  frame,
  action,
  problems,
  values,
  addable,
}: ReportActsProps & {
  /** Cases it can be added to; undefined for those who may not. */
  readonly addable: readonly { readonly id: string; readonly label: string }[] | undefined;
}) {
  return (
    <Panel title="Cases" id="cases">
      {report.cases.length === 0 ? (
        report.withheldCases === 0 ? (
          <p className="quiet">In no case.</p>
        ) : null
      ) : (
        <ul>
          {report.cases.map((one) => (
            <li key={one.id}>
              <a href={`/desk/cases/${one.id}`}>{one.number}</a> <bdi>{one.title}</bdi>
            </li>
          ))}
        </ul>
      )}
      {report.withheldCases === 0 ? null : (
        <p className="quiet">
          In {report.withheldCases === 1 ? "a case" : `${report.withheldCases} cases`} that you do
          not work on.
        </p>
      )}
      {addable === undefined ? null : addable.length === 0 ? (
        <p>
          <a href="/desk/cases">Open a case</a> to put this report into it.
        </p>
      ) : (
        <ActForm inline token={frame.formToken} intent="add-to-case" action={action}>
          <DeskSelect
            name="case"
            label="Add to a case"
            choices={addable.map(({ id, label }) => ({ value: id, label }))}
            problems={problems}
            values={values}
          />
          <Button look="secondary">Add</Button>
        </ActForm>
      )}
    </Panel>
  );
}
