import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { ActNotice, ActsPanel } from "#app/ui/desk/acts-panel.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { CustodyTable } from "#app/ui/desk/notes-and-custody.tsx";
import { IncidentPanel } from "#app/ui/desk/incident-panel.tsx";
import { MessagesPanel } from "#app/ui/desk/messages-panel.tsx";
import { LinkPanel } from "#app/ui/desk/link-panel.tsx";
import { queueHref, reportHref } from "#app/ui/desk/queue-url.ts";
import { CasesPanel, DoneNotice, HeaderActs, NotesPanel } from "#app/ui/desk/report-acts.tsx";
import { ReportHeader } from "#app/ui/desk/report-header.tsx";
import { ReportAnswers, ReportItems, ReportMedia } from "#app/ui/desk/report-sections.tsx";
import { RequestsPanel } from "#app/ui/desk/requests-panel.tsx";
import { Panel } from "#app/ui/desk/small-parts.tsx";
import { WhenWhere } from "#app/ui/desk/when-where.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { When } from "#app/ui/time/when.tsx";
import { actsView, doneBefore, justDone } from "./desk/acts-view.ts";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { incidentOfReport } from "./desk/incident-of-report.server.ts";
import { neighbours } from "./desk/queue-pages.server.ts";
import { changeReport } from "./desk/report-change.server.ts";
import { reportView } from "./desk/report-view.server.ts";
import { deskTitle } from "./desk/title.ts";
import { whenWhere } from "./desk/when-where.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  deskTitle(found?.report.code ?? "Report");
export const links = formsStyle;

export const loader = deskAccess("report.read", async (input) => {
  const { context, params, person: by } = input;
  const { useCases } = context;
  const reportId = idOrNotFound("rpt", params["reportId"]);
  const { file } = settled(await useCases.readReport({ by, reportId }));
  const { searchParams } = new URL(input.request.url);
  // The queue it was opened from; without one, the whole queue.
  const filter = parseQueueFilter(new URLSearchParams(searchParams.get("list") ?? ""));
  const beside = await neighbours({ useCases, by, filter }, file.report);
  const frame = deskFrame(input);
  const inCases = new Set(file.cases.map((one) => one.id));
  const acts = actsView(settled(await useCases.readActs({ by, reportId })));
  return {
    frame,
    report: reportView(file, frame.zone),
    conversation: settled(await useCases.readMessages({ by, reportId })),
    requests: settled(await useCases.readRequests({ by, reportId })).requests,
    incident: await incidentOfReport(useCases, { by, reportId }, file),
    drawn: await whenWhere(useCases, file, frame.zone),
    action: reportHref(reportId, filter),
    backHref: queueHref(filter),
    wallsHref: mayUse(by, "wall.raise") ? `/desk/walls/${reportId}` : undefined,
    previousHref: beside.previous && reportHref(beside.previous, filter),
    nextHref: beside.next && reportHref(beside.next, filter),
    addable: !mayUse(by, "case.change")
      ? undefined
      : (await useCases.listCases({ by }))
          .filter((one) => one.status === "open" && !inCases.has(one.id))
          .map(({ id, number, title }) => ({ id, label: `${number} ${title}` })),
    acts,
    just: justDone(acts, searchParams.get("act"), frame.now),
    done: doneBefore(searchParams.get("done")),
  };
});

export const action = deskAccess("report.triage", async (input) => {
  const { context, params, person: by, request } = input;
  const reportId = idOrNotFound("rpt", params["reportId"]);
  const fields = deskForm(input);
  const zone = context.office.timeZone;
  const changed = await changeReport(context.useCases, { by, reportId, fields, zone });
  if (changed.kind === "problem") {
    return data({ problems: [changed.problem], values: fields }, { status: 422 });
  }
  const list = new URL(request.url).searchParams.get("list");
  const said = new URLSearchParams(list === null ? changed.said : { list, ...changed.said });
  const query = said.size === 0 ? "" : `?${said.toString()}`;
  const place = changed.place === undefined ? "" : `#${changed.place}`;
  throw seeOther(`/desk/reports/${reportId}${query}${place}`);
});

export default function Report() {
  const { frame, report, ...page } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const acts = {
    report,
    frame,
    action: page.action,
    problems: result?.problems,
    values: result?.values,
  };
  return (
    <DeskShell
      frame={frame}
      current="/desk/queue"
      notice={
        result !== undefined ? undefined : page.just !== undefined ? (
          <ActNotice {...acts} act={page.just} />
        ) : page.done === undefined ? undefined : (
          <DoneNotice done={page.done} />
        )
      }
    >
      <ReportHeader
        code={report.code}
        status={report.status}
        title={report.title}
        assignee={report.assignee?.name}
        received={<When at={report.receivedAt} zone={frame.zone} now={frame.now} />}
        backHref={page.backHref}
        position={{ words: "", previousHref: page.previousHref, nextHref: page.nextHref }}
        acts={<HeaderActs {...acts} />}
      />
      <ErrorSummary problems={result?.problems} />
      <div className="report-body">
        <div>
          <ReportAnswers report={report} frame={frame} />
          <LinkPanel {...acts} />
          <ReportMedia report={report} />
          <WhenWhere {...page.drawn} />
          <ReportItems report={report} />
        </div>
        <div>
          <IncidentPanel incident={page.incident} token={frame.formToken} />
          <RequestsPanel {...acts} {...page.conversation} requests={page.requests} />
          <MessagesPanel {...acts} {...page.conversation} />
          <NotesPanel {...acts} />
          <CasesPanel {...acts} addable={page.addable} />
          <ActsPanel {...acts} acts={page.acts} />
          {page.wallsHref === undefined ? null : (
            <p>
              <a href={page.wallsHref}>Who may see this report: walls</a>
            </p>
          )}
        </div>
      </div>
      <Panel title="Custody" id="custody">
        <CustodyTable
          caption="Every act on this report and its files"
          records={report.custody}
          zone={frame.zone}
        />
      </Panel>
    </DeskShell>
  );
}
