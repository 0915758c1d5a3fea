import type { Problem, Values } from "../form/problem.ts";
import { When } from "../time/when.tsx";
import { Table } from "./case-tables.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { FindingChip, ReviewForm } from "./review-form.tsx";
import { FactList, Notice, Panel } from "./small-parts.tsx";

/** One emergency opening as its reviewers see it. */
export interface ShownOpening {
  readonly id: string;
  /** The report's code or the case's number. */
  readonly name: string;
  /** The page that says who saw what; for auditors. */
  readonly href: string | undefined;
  readonly who: string;
  /** One's own is for somebody else. */
  readonly own: boolean;
  readonly reason: string;
  /** UTC, ISO 8601, as all times here. */
  readonly openedAt: string;
  readonly endsAt: string;
  readonly overdue: boolean;
  readonly reviewedAt: string | undefined;
  readonly fine: boolean;
  readonly remarks: string;
}

/** An opening that nobody has reviewed, with the form for it. */
export function OpeningToReview(props: {
  readonly opening: ShownOpening;
  readonly frame: DeskFrame;
  readonly problems?: readonly Problem[] | undefined;
  readonly values?: Values | undefined;
}) {
  const { opening, frame } = props;
  const { zone, now } = frame;
  return (
    <Panel title={`${opening.name}, opened by ${opening.who}`} id={opening.id}>
      {opening.overdue ? (
        <Notice tone="failed">This review is overdue: 24 hours have passed.</Notice>
      ) : null}
      <FactList
        facts={[
          {
            term: "Report or case",
            value: <OpeningName opening={opening} />,
          },
          { term: "Opened", value: <When at={opening.openedAt} zone={zone} now={now} /> },
          { term: "Until", value: <When at={opening.endsAt} zone={zone} /> },
          { term: "Reason", value: <bdi>{opening.reason}</bdi>, wide: true },
        ]}
      />
      {opening.own ? (
        <p className="quiet">You opened this yourself, so somebody else reviews it.</p>
      ) : (
        <ReviewForm
          of={opening.id}
          name={opening.name}
          token={frame.formToken}
          problems={props.problems}
          values={props.values}
        />
      )}
    </Panel>
  );
}

/** What was reviewed before, the newest first. */
export function ReviewedOpenings({
  openings,
  zone,
}: {
  readonly openings: readonly ShownOpening[];
  readonly zone: string;
}) {
  if (openings.length === 0) return null;
  return (
    <Panel title="Reviewed" id="reviewed" aside={openings.length}>
      <Table
        caption="Reviewed openings, newest first"
        columns={["Report or case", "Opened by", "Opened", "Reason", "Found", "Remarks"]}
      >
        {openings.map((one) => (
          <tr key={one.id}>
            <td className="code">
              <OpeningName opening={one} />
            </td>
            <td>
              <bdi>{one.who}</bdi>
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

function OpeningName({ opening }: { readonly opening: ShownOpening }) {
  return opening.href === undefined ? opening.name : <a href={opening.href}>{opening.name}</a>;
}
