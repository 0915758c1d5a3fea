import {
  CODE_FACTS,
  type CodeFacts,
  type CodeRequestState,
} from "#app/core/messages/code-request.ts";
import { CODE_REFUSALS } from "#app/core/messages/code-request.ts";
import { Button } from "../form/buttons.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { When } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import { CODE_FACT_WORDS, CODE_REFUSAL_WORDS, CODE_STATE_WORDS } from "./code-request-words.ts";
import { DeskInput, DeskSelect, DeskTextArea } from "./desk-fields.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { Panel } from "./small-parts.tsx";
import { StateChip } from "./status-chip.tsx";

/** A request for a new code in one line. Instants are UTC, ISO 8601. */
export interface ShownCodeRequest {
  readonly id: string;
  readonly askedAt: string;
  readonly language: string;
  readonly state: CodeRequestState;
  /** The report it was taken for; null where none was, or none that this person may read. */
  readonly reportCode: string | null;
  readonly firstWords: string;
}

/** Requests for new codes, the newest first. */
export function CodeRequestTable({
  title,
  id,
  requests,
  frame,
}: {
  readonly title: string;
  readonly id: string;
  readonly requests: readonly ShownCodeRequest[];
  readonly frame: DeskFrame;
}) {
  return (
    <Panel title={title} id={id} aside={requests.length}>
      {requests.length === 0 ? (
        <p className="quiet">None.</p>
      ) : (
        <Table caption={title} columns={["Asked", "What they say", "Language", "Report", "State"]}>
          {requests.map((one) => (
            <tr key={one.id}>
              <td>
                <a href={`/desk/code-requests/${one.id}`}>
                  <When at={one.askedAt} zone={frame.zone} now={frame.now} />
                </a>
              </td>
              <td dir="auto">{one.firstWords}</td>
              <td>{one.language}</td>
              <td className="code">{one.reportCode ?? ""}</td>
              <td>
                <StateChip tone={CODE_STATE_WORDS[one.state].tone}>
                  {CODE_STATE_WORDS[one.state].words}
                </StateChip>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  );
}

/** What is known of the report, for the same questions; empty where the reporter did not say it either. */
export type ReportBeside = CodeFacts;

/** What somebody says, and beside it what the report says: a person compares, nothing is scored. */
export function FactsCompared({
  facts,
  report,
}: {
  readonly facts: CodeFacts;
  /** Undefined where no report is held beside it yet. */
  readonly report:
    { readonly code: string; readonly href: string; readonly says: ReportBeside } | undefined;
}) {
  // Nothing is taken down of fewer than two facts: none are left only where they were erased.
  const isErased = Object.keys(facts).length === 0;
  return (
    <Panel title="What they say" id="facts">
      {isErased ? <p>What they said was erased, with who the reporter is.</p> : null}
      <p className="quiet">
        Nobody knows yet who wrote this. Somebody may have seen the event, or read of it, and want
        to read the report.
      </p>
      <Table
        caption="What they say"
        columns={["About", "They say", ...(report === undefined ? [] : [`Report ${report.code}`])]}
      >
        {CODE_FACTS.map((fact) => (
          <tr key={fact}>
            <th scope="row">{CODE_FACT_WORDS[fact]}</th>
            <td className="notes__text" dir="auto">
              {facts[fact] ?? <span className="quiet">{isErased ? "erased" : "not given"}</span>}
            </td>
            {report === undefined ? null : (
              <td className="notes__text" dir="auto">
                {report.says[fact] ?? <span className="quiet">nothing to compare</span>}
              </td>
            )}
          </tr>
        ))}
      </Table>
      {report === undefined ? null : (
        <p>
          <a href={report.href}>Open {report.code}</a>. Contact details are sealed and not compared
          here. Where they are needed, ask for them{" "}
          <a href={`${report.href}/name`}>on the report’s page</a>; two others must agree, and the
          reporter is told.
        </p>
      )}
    </Panel>
  );
}

interface FormsProps {
  readonly frame: DeskFrame;
  readonly problems?: readonly Problem[] | undefined;
  readonly values?: Values | undefined;
}

/** Asks a second person to give the report this code. */
export function GrantForm({
  frame,
  reportCode,
  waitDays,
  ...given
}: FormsProps & {
  readonly reportCode: string;
  readonly waitDays: number;
}) {
  return (
    <Panel title={`It is the reporter of ${reportCode}`} id="grant">
      <p>
        A second person compares the same facts and approves with a passkey. Then whoever has the
        old code is told of it and can stop it; after that time the old code ends.
      </p>
      <ActForm token={frame.formToken} intent="grant" hidden={{ report: reportCode }}>
        <DeskInput
          name="days"
          label="Days in which the old code can stop it"
          hint={`The office has set ${waitDays}. A shorter time, or 0, needs the reason below.`}
          {...given}
          values={{ days: String(waitDays), ...given.values }}
        />
        <DeskInput
          name="why"
          label="Why it is shorter"
          hint="Such as: the old code is in the wrong hands, and the reporter stood before us."
          {...given}
        />
        <DeskTextArea
          name="purpose"
          label="Why you are sure"
          hint="Which facts only the reporter could know. No name of the reporter: it stays in the record."
          {...given}
        />
        <Button>Ask a second person</Button>
      </ActForm>
    </Panel>
  );
}

/** Refuses a request. */
export function RefuseForm({ frame, ...given }: FormsProps) {
  return (
    <Panel title="It cannot be given" id="refuse">
      <ActForm token={frame.formToken} intent="refuse">
        <DeskSelect
          name="because"
          label="What they read when they type their new code"
          choices={CODE_REFUSALS.map((value) => ({ value, label: CODE_REFUSAL_WORDS[value] }))}
          {...given}
        />
        <DeskTextArea name="note" label="Why, for the office’s own record" rows={2} {...given} />
        <Button look="secondary">Refuse</Button>
      </ActForm>
    </Panel>
  );
}
