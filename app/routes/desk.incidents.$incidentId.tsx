import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import {
  IncidentActs,
  IncidentFacts,
  IncidentHistory,
  IncidentReports,
  IncidentStateChip,
} from "#app/ui/desk/incident-sections.tsx";
import { incidentHref } from "#app/ui/desk/queue-url.ts";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { changeOnPage } from "./desk/incident-change.server.ts";
import { incidentView } from "./desk/incident-view.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Incident");
export const links = formsStyle;

const DONE: Readonly<Record<string, string>> = {
  saved: "Saved.",
  closed: "The incident is closed.",
  open: "The incident is open again.",
  removed: "Taken out. The reports themselves are as they were.",
  "put-back": "Put back.",
  split: "This is the new incident, with the reports that you chose.",
  merged: "Merged into this incident.",
};

export const loader = deskAccess("report.read", async (input) => {
  const { context, params, person: by, request } = input;
  const { useCases } = context;
  const incidentId = idOrNotFound("inc", params["incidentId"]);
  const read = settled(await useCases.readIncident({ by, incidentId }));
  const mayChange = mayUse(by, "report.triage") && read.incident.state !== "merged";
  const page = { after: null, limit: 100 };
  const list = mayChange
    ? settled(await useCases.listIncidents({ by, page, state: "open" })).incidents
    : [];
  const { searchParams } = new URL(request.url);
  return {
    frame: deskFrame(input),
    incident: incidentView(read),
    mayChange,
    others: list
      .filter(({ id }) => id !== incidentId)
      .map(({ id, title }) => ({ id, label: title })),
    done: DONE[searchParams.get("done") ?? ""],
    removed: searchParams.get("reports") ?? "",
  };
});

export const action = deskAccess("report.triage", async (input) => {
  const incidentId = idOrNotFound("inc", input.params["incidentId"]);
  const fields = deskForm(input);
  const { useCases } = input.context;
  const changed = await changeOnPage(useCases, { by: input.person, incidentId, fields });
  if (changed.kind === "problems") {
    return data({ problems: changed.problems, values: fields }, { status: 422 });
  }
  throw seeOther(`${incidentHref(changed.incidentId)}?${new URLSearchParams(changed.said)}`);
});

export default function Incident() {
  const { frame, incident, mayChange, others, done, removed } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const acting = { frame, action: incidentHref(incident.id), problems: result?.problems };
  return (
    <DeskShell
      frame={frame}
      current="/desk/incidents"
      notice={
        done === undefined || result !== undefined ? undefined : (
          <Notice tone="done">
            {done}
            {removed === "" ? null : (
              <ActForm
                inline
                token={frame.formToken}
                intent="put-back"
                action={acting.action}
                hidden={{ reports: removed }}
              >
                <Button look="quiet">Undo: put back</Button>
              </ActForm>
            )}
          </Notice>
        )
      }
    >
      <DeskHeading
        title={incident.title}
        about={[incident.place, incident.time].filter((part) => part !== "").join(" · ")}
        acts={<IncidentStateChip state={incident.state} />}
      />
      <ErrorSummary problems={result?.problems} />
      {incident.mergedInto === undefined ? null : (
        <p>
          Merged into <a href={incident.mergedInto.href}>{incident.mergedInto.label}</a>.
        </p>
      )}
      <IncidentReports
        {...acting}
        values={result?.values}
        reports={incident.reports}
        mayChange={mayChange}
      />
      {mayChange ? (
        <>
          <IncidentFacts {...acting} values={result?.values ?? incident.values} />
          <IncidentActs {...acting} state={incident.state} others={others} />
        </>
      ) : null}
      <IncidentHistory lines={incident.history} frame={frame} />
    </DeskShell>
  );
}
