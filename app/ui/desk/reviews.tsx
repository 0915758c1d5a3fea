import type { ReactNode } from "react";
import type { Problem, Values } from "../form/problem.ts";
import { When } from "../time/when.tsx";
import { Table } from "./case-tables.tsx";
import type { DeskFrame } from "./desk-shell.tsx";
import { FindingChip, ReviewForm } from "./review-form.tsx";
import { FactList, Notice, Panel } from "./small-parts.tsx";

/** What every emergency has to its reviewers, whatever was opened in it. */
interface Reviewable {
  readonly id: string;
  readonly who: string;
  readonly reason: string;
  /** UTC, ISO 8601, as all times here. */
  readonly openedAt: string;
  /** Whoever had a part in it leaves it to somebody else. */
  readonly own: boolean;
  readonly overdue: boolean;
  readonly reviewedAt: string | undefined;
  readonly fine: boolean;
  readonly remarks: string;
}

/** One emergency opening of a report or case as its reviewers see it. */
export interface ShownOpening extends Reviewable {
  /** The report's code or the case's number. */
  readonly name: string;
  /** The page that says who saw what; for auditors. */
  readonly href: string | undefined;
  readonly endsAt: string;
}

/** One reporter's name that was opened in an emergency, as its reviewers see it: never what it says. */
export interface ShownNameOpening extends Reviewable {
  /** The report's code. */
  readonly report: string;
  readonly approvers: readonly string[];
  /** Which fields, in words. */
  readonly fields: string;
  readonly legalAuthority: string;
  /** What the reporter is told it was for. */
  readonly told: string;
  /** An order delays what the reporter is told until then. */
  readonly noticeAfter: string | undefined;
}

interface ToReview<Opening> {
  readonly opening: Opening;
  readonly frame: DeskFrame;
  readonly problems?: readonly Problem[] | undefined;
  readonly values?: Values | undefined;
}

/** An opening that nobody has reviewed, with the form for it. */
export function OpeningToReview(props: ToReview<ShownOpening>) {
  const { opening, frame } = props;
  const { zone, now } = frame;
  return (
    <ReviewPanel
      {...props}
      title={`${opening.name}, opened by ${opening.who}`}
      name={opening.name}
      ownWords="You opened this yourself, so somebody else reviews it."
      facts={[
        { term: "Report or case", value: <OpeningName opening={opening} /> },
        { term: "Opened", value: <When at={opening.openedAt} zone={zone} now={now} /> },
        { term: "Until", value: <When at={opening.endsAt} zone={zone} /> },
        { term: "Reason", value: <bdi>{opening.reason}</bdi>, wide: true },
      ]}
    />
  );
}

/** A name that was opened and that nobody has reviewed, with the form for it. */
export function NameToReview(props: ToReview<ShownNameOpening>) {
  const { opening, frame } = props;
  const { zone, now } = frame;
  const { noticeAfter } = opening;
  return (
    <ReviewPanel
      {...props}
      title={`Who sent ${opening.report}, seen by ${opening.who}`}
      name={`who sent ${opening.report}`}
      ownWords="You asked for this or approved it, so somebody else reviews it."
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
  );
}

function ReviewPanel(
  props: ToReview<Reviewable> & {
    readonly title: string;
    /** What people call what was opened. */
    readonly name: string;
    readonly ownWords: string;
    readonly facts: Parameters<typeof FactList>[0]["facts"];
  },
) {
  const { id, overdue, own } = props.opening;
  return (
    <Panel title={props.title} id={id}>
      {overdue ? (
        <Notice tone="failed">This review is overdue: 24 hours have passed.</Notice>
      ) : null}
      <FactList facts={props.facts} />
      {own ? (
        <p className="quiet">{props.ownWords}</p>
      ) : (
        <ReviewForm
          of={id}
          name={props.name}
          token={props.frame.formToken}
          problems={props.problems}
          values={props.values}
        />
      )}
    </Panel>
  );
}

/** Openings that were reviewed before, the newest first. */
export function ReviewedOpenings(props: {
  readonly openings: readonly ShownOpening[];
  readonly zone: string;
}) {
  return (
    <ReviewedTable
      {...props}
      title="Reviewed"
      id="reviewed"
      caption="Reviewed openings, newest first"
      what="Report or case"
      nameOf={(one) => <OpeningName opening={one} />}
      whoOf={(one) => one.who}
    />
  );
}

/** Names that were reviewed before, the newest first. */
export function ReviewedNames(props: {
  readonly openings: readonly ShownNameOpening[];
  readonly zone: string;
}) {
  return (
    <ReviewedTable
      {...props}
      title="Reporters’ names reviewed"
      id="reviewed-names"
      caption="Names seen in an emergency and reviewed, newest first"
      what="Report"
      nameOf={(one) => one.report}
      whoOf={(one) => `${one.who}, approved by ${one.approvers.join(", ")}`}
    />
  );
}

function ReviewedTable<Opening extends Reviewable>(props: {
  readonly openings: readonly Opening[];
  readonly zone: string;
  readonly title: string;
  readonly id: string;
  readonly caption: string;
  readonly what: string;
  readonly nameOf: (one: Opening) => ReactNode;
  readonly whoOf: (one: Opening) => string;
}) {
  const { openings, zone, title, id, caption, what, nameOf, whoOf } = props;
  if (openings.length === 0) return null;
  return (
    <Panel title={title} id={id} aside={openings.length}>
      <Table
        caption={caption}
        columns={[what, "Opened by", "Opened", "Reason", "Found", "Remarks"]}
      >
        {openings.map((one) => (
          <tr key={one.id}>
            <td className="code">{nameOf(one)}</td>
            <td>
              <bdi>{whoOf(one)}</bdi>
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
