import type { ShownOrigin } from "./shown-report.ts";
import { FactList, Panel } from "./small-parts.tsx";

/** That a report was begun on the page of a named event. What that page offered stands apart from what the reporter says. */
export function ReportOriginPanel({ origin }: { readonly origin: ShownOrigin | undefined }) {
  if (origin === undefined) return null;
  return (
    <Panel title="Begun on the page of an event" id="origin" aside={origin.version}>
      <FactList
        facts={[
          {
            term: "Page",
            value: (
              <>
                <bdi>{origin.title}</bdi> (<a href={origin.queueHref}>all reports begun there</a>)
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
