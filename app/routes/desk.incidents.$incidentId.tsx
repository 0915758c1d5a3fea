import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isIdOf } from "#app/core/ids.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { doneOnIncident, IncidentDone, UndoMerge } from "#app/ui/desk/incident-done.tsx";
import { IncidentMedia } from "#app/ui/desk/incident-media.tsx";
import { IncidentHistory } from "#app/ui/desk/incident-history-panel.tsx";
import { IncidentReports } from "#app/ui/desk/incident-reports.tsx";
import { IncidentActs, IncidentFacts, IncidentStateChip } from "#app/ui/desk/incident-sections.tsx";
import { incidentHref } from "#app/ui/desk/queue-url.ts";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { changeOnPage } from "./desk/incident-change.server.ts";
import { incidentMedia } from "./desk/incident-media.server.ts";
import { incidentView } from "./desk/incident-view.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Incident");
export const links = formsStyle;

export const loader = deskAccess("report.read", async (input) => {
  const { context, params, person: by, request } = input;
  const { useCases } = context;
  const incidentId = idOrNotFound("inc", params["incidentId"]);
  const read = settled(await useCases.readIncident({ by, incidentId }));
  const [mayTriage, isMerged] = [mayUse(by, "report.triage"), read.incident.state === "merged"];
  const mayChange = mayTriage && !isMerged;
  const page = { after: null, limit: 100 };
  const list = mayChange
    ? settled(await useCases.listIncidents({ by, page, state: "open" })).incidents
    : [];
  const { searchParams } = new URL(request.url);
  // The one that somebody came to merge it into; it may be older than those that are offered by themselves.
  const wanted = searchParams.get("into");
  const into = mayChange && isIdOf("inc", wanted) && wanted !== incidentId ? wanted : undefined;
  const older =
    into === undefined || list.some(({ id }) => id === into)
      ? undefined
      : settled(await useCases.readIncident({ by, incidentId: into }));
  const first = older === undefined ? [] : [{ ...older.incident, reports: older.reports.length }];
  const frame = deskFrame(input);
  return {
    frame,
    incident: incidentView(read),
    media: await incidentMedia(useCases, { by, incidentId, zone: frame.zone }),
    mayChange,
    mayUnmerge: mayTriage && isMerged,
    // Two of one evening are often called the same.
    others: [...first, ...list]
      .filter(({ id }) => id !== incidentId)
      .map(({ id, title, reports }) => ({ id, label: `${title} (reports: ${reports})` })),
    into,
    done: doneOnIncident(searchParams),
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
  const { frame, incident, media, mayChange, others, into, mayUnmerge, done } =
    useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const acting = { frame, action: incidentHref(incident.id), problems: result?.problems };
  return (
    <DeskShell
      frame={frame}
      current="/desk/incidents"
      notice={
        done === undefined || result !== undefined ? undefined : (
          <IncidentDone done={done} token={frame.formToken} action={acting.action} />
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
      {mayUnmerge ? (
        <UndoMerge
          token={frame.formToken}
          action={acting.action}
          from={incident.id}
          label="Take the merge back: open it again, with its reports"
        />
      ) : null}
      <IncidentReports
        {...acting}
        values={result?.values}
        reports={incident.reports}
        queueHref={incident.queueHref}
        mayChange={mayChange}
      />
      <IncidentMedia media={media} />
      {mayChange ? (
        <>
          <IncidentFacts {...acting} values={result?.values ?? incident.values} />
          <IncidentActs {...acting} state={incident.state} others={others} into={into} />
        </>
      ) : null}
      <IncidentHistory lines={incident.history} frame={frame} />
    </DeskShell>
  );
}
