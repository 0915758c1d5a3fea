import {
  BULK_COMMENT_LIMIT,
  BULK_STATES,
  type BulkCounts,
  type BulkReason,
  type BulkState,
} from "#app/core/triage/bulk.ts";
import { Button } from "../form/buttons.tsx";
import type { Choice } from "../form/choice-fields.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { ActForm } from "./act-form.tsx";
import { BULK_REASON_WORDS, BULK_STATE_WORDS, reportsWords } from "./bulk-words.ts";
import { Table } from "./case-tables.tsx";
import { DeskSelect, DeskTextArea } from "./desk-fields.tsx";

/** What to do with many reports, and why: one act, one comment for all. */
export function BulkForm(props: {
  readonly token: string;
  readonly count: number;
  readonly choices: readonly Choice[];
  readonly problems?: readonly Problem[] | undefined;
  readonly values?: Values | undefined;
}) {
  const { token, count, choices, problems, values } = props;
  return (
    <ActForm token={token} hidden={{ count: String(count) }}>
      <DeskSelect name="act" label="What to do" choices={choices} {...{ problems, values }} />
      <DeskTextArea
        name="comment"
        label="Why"
        hint={`For staff, kept with each report’s record. Up to ${BULK_COMMENT_LIMIT} characters.`}
        {...{ problems, values }}
      />
      <p>
        <Button>Do it to {reportsWords(count)}</Button>
      </p>
    </ActForm>
  );
}

/** How far it has come, in words and as a bar. A script keeps it up to date; without one a link does. */
export function BulkProgress(props: {
  readonly counts: BulkCounts;
  readonly finished: boolean;
  readonly href: string;
}) {
  const { counts, finished, href } = props;
  const { waiting, done, same, skipped } = counts;
  const all = waiting + done + same + skipped;
  const words = `${(all - waiting).toLocaleString("en-US")} of ${reportsWords(all)}`;
  return finished ? null : (
    <div data-bulk-progress={`${href}/state`}>
      <p>
        <label htmlFor="bulk-progress">How far it has come: </label>
        <progress id="bulk-progress" max={all} value={all - waiting} />{" "}
        <span data-said>{words}</span>
      </p>
      <p role="status" data-ended />
      <p>
        It goes on when you leave this page. <a href={href}>Look again</a>
      </p>
    </div>
  );
}

/** What became of the reports, by number, each number a way to those alone. */
export function BulkFilter(props: {
  readonly counts: BulkCounts;
  readonly state: BulkState | undefined;
  readonly href: string;
}) {
  const { counts, state, href } = props;
  return (
    <nav aria-label="Reports by what became of them">
      <ul className="link-row">
        <li>
          <a href={href} aria-current={state === undefined ? "page" : undefined}>
            All
          </a>
        </li>
        {BULK_STATES.filter((one) => counts[one] > 0).map((one) => (
          <li key={one}>
            <a href={`${href}?state=${one}`} aria-current={state === one ? "page" : undefined}>
              {BULK_STATE_WORDS[one]}: {counts[one].toLocaleString("en-US")}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

export interface ShownBulkRow {
  readonly id: string;
  readonly code: string;
  readonly href: string;
  readonly state: BulkState;
  readonly why: BulkReason | null;
}

/** Each report with what became of it, and why where it was left as it is. */
export function BulkResults({ rows }: { readonly rows: readonly ShownBulkRow[] }) {
  return (
    <Table caption="Reports, in the order in which they were done" columns={["Report", "Result"]}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="code">
            <a href={row.href}>{row.code}</a>
          </td>
          <td>
            {BULK_STATE_WORDS[row.state]}
            {row.why === null ? null : `: ${BULK_REASON_WORDS[row.why]}`}
          </td>
        </tr>
      ))}
    </Table>
  );
}
