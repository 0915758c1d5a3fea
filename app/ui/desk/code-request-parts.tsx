import {
  CODE_FACTS,
  type CodeFacts,
  type CodeRequestState,
} from "#app/core/messages/code-request.ts";
import type { StatusWords } from "#app/core/triage/status-words.ts";
import { When } from "../time/when.tsx";
import { Table } from "./case-tables.tsx";
import {
  CODE_FACT_WORDS,
  CODE_LIST_WORDS,
  CODE_LISTS,
  CODE_STATE_WORDS,
  codeListHref,
  type CodeList,
} from "./code-request-words.ts";
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
  /** Words of what they say that may state an immigration status. */
  readonly statusWords: readonly StatusWords[];
}

/** The ways to the lists, with how many each has. */
export function CodeRequestLists({
  list,
  counts,
}: {
  readonly list: CodeList;
  readonly counts: Readonly<Record<CodeList, number>>;
}) {
  return (
    <nav className="pager" aria-label="Lists of requests">
      {CODE_LISTS.map((one) => (
        <a
          key={one}
          href={codeListHref({ list: one })}
          aria-current={one === list ? "page" : undefined}
        >
          {CODE_LIST_WORDS[one]} ({counts[one]})
        </a>
      ))}
    </nav>
  );
}

/** One page of requests for new codes. */
export function CodeRequestTable({
  title,
  id,
  total,
  requests,
  frame,
}: {
  readonly title: string;
  /** How many the whole list has. */
  readonly total: number;
  readonly id: string;
  readonly requests: readonly ShownCodeRequest[];
  readonly frame: DeskFrame;
}) {
  return (
    <Panel title={title} id={id} aside={`${String(requests.length)} of ${String(total)}`}>
      {requests.length === 0 ? (
        <p className="quiet">None.</p>
      ) : (
        <CodeRequestRows {...{ requests, frame, title }} />
      )}
    </Panel>
  );
}

const COLUMNS = ["Asked", "What they say", "Language", "Report", "State"];

/** Requests line by line, with a box for each where some are to be chosen. */
export function CodeRequestRows({
  requests,
  frame,
  title,
  boxes,
}: {
  readonly requests: readonly ShownCodeRequest[];
  readonly frame: DeskFrame;
  readonly title: string;
  /** What the boxes' names begin with, and which stand chosen. */
  readonly boxes?: { readonly name: string; readonly chosen: ReadonlySet<string> } | undefined;
}) {
  return (
    <Table caption={title} columns={[...(boxes === undefined ? [] : ["Choose"]), ...COLUMNS]}>
      {requests.map((one, at) => (
        <tr key={one.id}>
          {boxes === undefined ? null : (
            <td>
              <label className="tick">
                <input
                  type="checkbox"
                  // A name of its own each: a form that is kept for its sender keeps one value of a name.
                  name={`${boxes.name}${String(at)}`}
                  value={one.id}
                  defaultChecked={boxes.chosen.has(one.id)}
                  autoComplete="off"
                />
                <span className="sr-only">
                  Request of <When at={one.askedAt} zone={frame.zone} now={frame.now} />
                </span>
              </label>
            </td>
          )}
          <td>
            <a href={`/desk/code-requests/${one.id}`}>
              <When at={one.askedAt} zone={frame.zone} now={frame.now} />
            </a>
          </td>
          <td>
            <span dir="auto">{one.firstWords}</span>{" "}
            {one.statusWords.length === 0 ? null : (
              <StateChip tone="idle">May state an immigration status</StateChip>
            )}
          </td>
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
