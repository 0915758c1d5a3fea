import type { Problem, Values } from "../form/problem.ts";
import { When } from "../time/when.tsx";
import { Table } from "./case-tables.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { FindingChip, ReviewForm } from "./review-form.tsx";
import { FactList, Notice, Panel } from "./small-parts.tsx";

/** One reporter's name that was opened in an emergency, as its reviewers see it: never what it says. */
export interface ShownNameOpening {
  /** The request that was approved. */
  readonly id: string;
  /** The report's code. */
  readonly report: string;
  readonly who: string;
  readonly approvers: readonly string[];
  /** Which fields, in words. */
  readonly fields: string;
  readonly reason: string;
  readonly legalAuthority: string;
  /** What the reporter is told it was for. */
  readonly told: string;
  /** UTC, ISO 8601, as all times here. */
  readonly openedAt: string;
  /** An order delays what the reporter is told until then. */
  readonly noticeAfter: string | undefined;
  /** Whoever asked for it or approved it leaves it to somebody else. */
  readonly own: boolean;
  readonly overdue: boolean;
  readonly reviewedAt: string | undefined;
  readonly fine: boolean;
  readonly remarks: string;
}

/** A name that was opened and that nobody has reviewed, with the form for it. */
export function NameToReview(props: {
  readonly opening: ShownNameOpening;
  readonly frame: DeskFrame;
  readonly problems?: readonly Problem[] | undefined;
  readonly values?: Values | undefined;
}) {
  const { opening, frame } = props;
  const { zone, now } = frame;
  const { noticeAfter } = opening;
  return (
    <Panel title={`Who sent ${opening.report}, seen by ${opening.who}`} id={opening.id}>
      {opening.overdue ? (
        <Notice tone="failed">This review is overdue: 24 hours have passed.</Notice>
      ) : null}
      <FactList
        facts={[
          { term: "Seen", value: <When at={opening.openedAt} zone={zone} now={now} /> },
          { term: "What was shown", value: opening.fields },
          { term: "Approved by", value: <bdi>{opening.approvers.join(", ")}</bdi> },
          {
            term: "The reporter is told",
            value:
              noticeAfter === undefined ? (
                "On their next visit"
              ) : (
                <>
                  After <When at={noticeAfter} zone={zone} />, by a court’s order
                </>
              ),
          },
          { term: "Told as", value: opening.told, wide: true },
          { term: "Reason", value: <bdi>{opening.reason}</bdi>, wide: true },
          { term: "Legal authority", value: <bdi>{opening.legalAuthority}</bdi>, wide: true },
        ]}
      />
      {opening.own ? (
        <p className="quiet">You asked for this or approved it, so somebody else reviews it.</p>
      ) : (
        <ReviewForm
          of={opening.id}
          name={`who sent ${opening.report}`}
          token={frame.formToken}
          problems={props.problems}
          values={props.values}
        />
      )}
    </Panel>
  );
}

/** What was reviewed before, the newest first. */
export function ReviewedNames({
  openings,
  zone,
}: {
  readonly openings: readonly ShownNameOpening[];
  readonly zone: string;
}) {
  if (openings.length === 0) return null;
  return (
    <Panel title="Reporters’ names reviewed" id="reviewed-names" aside={openings.length}>
      <Table
        caption="Names seen in an emergency and reviewed, newest first"
        columns={["Report", "Seen by", "Approved by", "Seen", "Reason", "Found", "Remarks"]}
      >
        {openings.map((one) => (
          <tr key={one.id}>
            <td className="code">{one.report}</td>
            <td>
              <bdi>{one.who}</bdi>
            </td>
            <td>
              <bdi>{one.approvers.join(", ")}</bdi>
            </td>
            <td>
              <When at={one.openedAt} zone={zone} />
            </td>
            <td>
              <bdi>{one.reason}</bdi>
            </td>
            <td>
              <FindingChip fine={one.fine} />
            </td>
            <td>
              <bdi>{one.remarks}</bdi>
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  );
}
