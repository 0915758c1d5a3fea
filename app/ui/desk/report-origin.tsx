import type { ShownOrigin } from "./shown-report.ts";
import { FactList, Panel } from "./small-parts.tsx";

/** That a report names an event: it was begun on its page, or whoever sent or typed it in said so. What that page offered stands apart from what the reporter says. */
export function ReportOriginPanel({ origin }: { readonly origin: ShownOrigin | undefined }) {
  if (origin === undefined) return null;
  return (
    <Panel title={origin.how} id="origin" aside={origin.version}>
      <FactList
        facts={[
          {
            term: "Page",
            value: (
              <>
                <bdi>{origin.title}</bdi> (<a href={origin.queueHref}>all reports that name it</a>)
              </>
            ),
          },
          { term: "Place it offered", value: <bdi>{origin.place}</bdi> },
          { term: "Time it offered", value: origin.time },
          { term: "What the reporter gave", value: origin.said },
        ]}
      />
    </Panel>
  );
}

/** That an officer of another agency sent the report. Who it was is sealed apart, where they left it at all. */
export function OfficerPanel({ agency }: { readonly agency: string | undefined }) {
  if (agency === undefined) return null;
  return (
    <Panel title="From an officer of another agency" id="officer">
      <FactList facts={[{ term: "Agency", value: agency }]} />
      <p className="quiet">
        The agency’s pass let it in; which one is kept nowhere. No account of that agency can see
        the report. What the officer was asked stands under Questions.
      </p>
    </Panel>
  );
}
