import type { ReportStatus } from "#app/core/triage/status.ts";
import { Panel } from "./small-parts.tsx";
import { StatusChip } from "./status-chip.tsx";

export interface ShownRelated {
  readonly reports: readonly {
    readonly href: string;
    readonly code: string;
    readonly status: ReportStatus;
    readonly place: string;
    readonly time: string;
    readonly firstWords: string;
    /** Every reason, the strongest first. */
    readonly reasons: readonly string[];
  }[];
  readonly more: boolean;
  /** The queue with all that were begun on the same page of an event; undefined for a report of no page. */
  readonly pageHref: string | undefined;
}

/** So many stand there at once: what is written to each other comes below. */
const SHOWN = 4;

/** Other reports that have something in common with this one, each with what: leads, and no finding. */
export function RelatedPanel({ related }: { readonly related: ShownRelated }) {
  const { reports, more, pageHref } = related;
  const [first, others] = [reports.slice(0, SHOWN), reports.slice(SHOWN)];
  return (
    <Panel title="Related" id="related">
      {reports.length === 0 ? (
        <p className="quiet">
          Nothing found: no other report in your sight shares files, pictures, plates, badges or
          rare words with it, or its incident or page.
        </p>
      ) : (
        <>
          <p className="quiet">
            Leads, each with its reasons. None of them says that it is one matter.
          </p>
          <RelatedList reports={first} />
          {others.length === 0 ? null : (
            <details>
              <summary>{others.length} more</summary>
              <RelatedList reports={others} start={first.length + 1} />
            </details>
          )}
          {more ? <p className="quiet">There are more than are shown.</p> : null}
        </>
      )}
      {pageHref === undefined ? null : (
        <p>
          <a href={pageHref}>All reports that were begun on this event’s page</a>
        </p>
      )}
    </Panel>
  );
}

function RelatedList({
  reports,
  start = 1,
}: {
  readonly reports: ShownRelated["reports"];
  readonly start?: number;
}) {
  return (
    <ol className="cards" start={start}>
      {reports.map((one) => (
        <li key={one.href}>
          <p>
            <a href={one.href}>{one.code}</a> <StatusChip status={one.status} />{" "}
            <bdi>{one.place}</bdi>. {one.time}. <bdi className="quiet">{one.firstWords}</bdi>
          </p>
          <ul>
            {one.reasons.map((reason) => (
              <li key={reason}>
                <bdi>{reason}</bdi>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
