import type { SecurityEventName } from "#app/core/people/security-event.ts";
import { Button } from "../form/buttons.tsx";
import type { Problem, Values } from "../form/problem.ts";
import { localTime } from "../time/when.tsx";
import { ActForm } from "./act-form.tsx";
import { Table } from "./case-tables.tsx";
import { DeskTextArea } from "./desk-fields.tsx";
import { factInWords, SECURITY_EVENT_WORDS } from "./security-words.ts";
import { EmptyState, Notice, Panel } from "./small-parts.tsx";

export interface ShownReview {
  readonly signedAt: string;
  readonly signedByName: string;
  readonly coversUntil: string;
  readonly events: number;
  readonly remark: string;
}

type ShownReviewState =
  | { readonly kind: "nothing-yet" }
  | { readonly kind: "due-by"; readonly at: string }
  | { readonly kind: "overdue"; readonly since: string };

/** Whether the weekly review is due, who signed the last ones, and the form to sign the next. */
export function SecurityReviews(props: {
  readonly state: ShownReviewState;
  readonly reviews: readonly ShownReview[];
  readonly zone: string;
  readonly form?:
    | {
        readonly token: string;
        readonly coversUntil: string;
        readonly values?: Values;
        readonly problems?: readonly Problem[];
      }
    | undefined;
}) {
  const { state, reviews, zone, form } = props;
  return (
    <Panel id="review" title="Weekly review">
      {state.kind === "overdue" ? (
        <Notice tone="failed">
          The review is overdue since {localTime({ at: state.since, zone })}.
        </Notice>
      ) : state.kind === "due-by" ? (
        <p>The next review is due by {localTime({ at: state.at, zone })}.</p>
      ) : (
        <p>Nothing has happened yet.</p>
      )}
      {reviews.length === 0 ? null : (
        <Table
          caption="Reviews, newest first"
          columns={["Signed", "By", "Read up to", "#Events", "Remark"]}
        >
          {reviews.map((review) => (
            <tr key={review.signedAt}>
              <td>{localTime({ at: review.signedAt, zone })}</td>
              <td>
                <bdi>{review.signedByName}</bdi>
              </td>
              <td>{localTime({ at: review.coversUntil, zone })}</td>
              <td className="number">{review.events.toLocaleString("en-US")}</td>
              <td>
                <bdi>{review.remark}</bdi>
              </td>
            </tr>
          ))}
        </Table>
      )}
      {form === undefined ? null : (
        <ActForm token={form.token} hidden={{ "covers-until": form.coversUntil }}>
          <DeskTextArea
            name="remark"
            label="What you found"
            hint="May stay empty. Names of people do not belong here."
            values={form.values}
            problems={form.problems}
          />
          <Button>Sign: I have read the log up to now</Button>
        </ActForm>
      )}
    </Panel>
  );
}

/** How often each event happened in the last seven days. */
export function SecurityCounts({
  counts,
}: {
  readonly counts: readonly { readonly event: SecurityEventName; readonly times: number }[];
}) {
  if (counts.length === 0) return null;
  return (
    <Table caption="The last seven days" columns={["Event", "#Times"]}>
      {counts.map(({ event, times }) => (
        <tr key={event}>
          <td>
            <EventName event={event} />
          </td>
          <td className="number">{times.toLocaleString("en-US")}</td>
        </tr>
      ))}
    </Table>
  );
}

export interface ShownSecurityEntry {
  readonly number: number;
  readonly at: string;
  readonly event: SecurityEventName;
  readonly personId: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly times: number;
}

/** Entries, newest first. Times are UTC; events of the public have an hour and no more. */
export function SecurityEntries(props: {
  readonly entries: readonly ShownSecurityEntry[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly exportHref: string;
}) {
  const { entries, people, exportHref } = props;
  if (entries.length === 0) {
    return (
      <EmptyState
        title="No entries"
        text="Nothing matches. Public events of this hour are written when the hour is over."
        act={{ href: "/desk/security-log", label: "Show all" }}
      />
    );
  }
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return (
    <>
      <Table
        caption="Entries, newest first"
        columns={["Time (UTC)", "Event", "Person", "Facts", "#Times"]}
      >
        {entries.map((entry) => (
          <tr key={entry.number}>
            <td className="code">{entry.at}</td>
            <td>
              <EventName event={entry.event} />
            </td>
            <td>
              <bdi>
                {entry.personId === null ? "" : (names.get(entry.personId) ?? entry.personId)}
              </bdi>
            </td>
            <td>
              <bdi>
                {Object.entries(entry.facts)
                  .map(([name, value]) => factInWords(name, value, names))
                  .join("; ")}
              </bdi>
            </td>
            <td className="number">{entry.times.toLocaleString("en-US")}</td>
          </tr>
        ))}
      </Table>
      <p>
        <a href={exportHref}>Keep these entries as a file (CSV)</a>
      </p>
    </>
  );
}

/** What happened in words, with the code by which other programs know it. */
function EventName({ event }: { readonly event: SecurityEventName }) {
  return (
    <>
      {SECURITY_EVENT_WORDS[event]} <span className="code quiet">{event}</span>
    </>
  );
}
