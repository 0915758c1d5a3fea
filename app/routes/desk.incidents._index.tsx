import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { Table } from "#app/ui/desk/case-tables.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { IncidentStateChip } from "#app/ui/desk/incident-sections.tsx";
import { incidentWords } from "#app/ui/desk/incident-words.ts";
import { incidentHref, reportHref } from "#app/ui/desk/queue-url.ts";
import { ButtonLink } from "#app/ui/form/buttons.tsx";
import { EmptyState, Pager } from "#app/ui/desk/small-parts.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { When } from "#app/ui/time/when.tsx";
import { settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { changeFromReport } from "./desk/incident-from-report.server.ts";
import { incidentPage } from "./desk/incident-pages.server.ts";
import { listFilter } from "./desk/list-filter.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Incidents");
export const links = formsStyle;

export const loader = deskAccess("report.read", async (input) => {
  const { context, person: by, request } = input;
  const { page, nextOf } = incidentPage(new URL(request.url).searchParams);
  const { incidents } = settled(await context.useCases.listIncidents({ by, page }));
  return {
    frame: deskFrame(input),
    isFirst: page.after === null,
    ...nextOf(incidents, (one) => ({
      ...{ id: one.id, title: one.title, place: one.place, state: one.state },
      ...{ reports: one.reports, madeAt: one.madeAt },
      time: incidentWords(one.time),
    })),
  };
});

/** What the forms on a report's page ask for; they lead back there. */
export const action = deskAccess("report.triage", async (input) => {
  const fields = deskForm(input);
  const changed = await changeFromReport(input.context.useCases, input.person, fields);
  if (changed.kind === "made") throw seeOther(incidentHref(changed.incidentId));
  if (changed.kind === "done") {
    const here = reportHref(changed.reportId, listFilter(fields["list"]));
    const said =
      changed.act === undefined ? "" : `${here.includes("?") ? "&" : "?"}act=${changed.act}`;
    throw seeOther(`${here}${said}#incident`);
  }
  return data({ problems: changed.problems }, { status: 422 });
});

export default function Incidents() {
  const { frame, shown, nextHref, isFirst } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  return (
    <DeskShell frame={frame} current="/desk/incidents">
      <DeskHeading
        title="Incidents"
        about="What several reports are about. Putting reports together changes none of them."
        acts={<ButtonLink href="/desk/incidents/suggestions">Suggestions</ButtonLink>}
      />
      <ErrorSummary problems={result?.problems} />
      {shown.length === 0 ? (
        <EmptyState
          title="No incidents yet"
          text="Open a report from the queue and make an incident of it. Reports about the same matter are then put into it."
          act={{ href: "/desk/queue", label: "To the queue" }}
        />
      ) : (
        <Table
          caption="Incidents, newest first, with the reports that you may know of"
          columns={["Title", "Place", "When it was", "#Reports", "State", "Made"]}
        >
          {shown.map((one) => (
            <tr key={one.id}>
              <td>
                <a href={incidentHref(one.id)}>
                  <bdi>{one.title}</bdi>
                </a>
              </td>
              <td>
                <bdi>{one.place}</bdi>
              </td>
              <td>{one.time}</td>
              <td className="number">{one.reports}</td>
              <td>
                <IncidentStateChip state={one.state} />
              </td>
              <td>
                <When at={one.madeAt} zone={frame.zone} now={frame.now} />
              </td>
            </tr>
          ))}
        </Table>
      )}
      <Pager
        label="Pages of incidents"
        firstHref={isFirst ? undefined : "/desk/incidents"}
        nextHref={nextHref}
      />
    </DeskShell>
  );
}
