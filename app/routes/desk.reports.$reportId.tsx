import { data, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { seeOther } from "#app/http/responses.server.ts";
import { ActivityPanel, ActNotice } from "#app/ui/desk/acts-panel.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { CustodyTable } from "#app/ui/desk/notes-and-custody.tsx";
import { IncidentPanel } from "#app/ui/desk/incident-panel.tsx";
import { MessagesPanel } from "#app/ui/desk/messages-panel.tsx";
import { LinkPanel } from "#app/ui/desk/link-panel.tsx";
import { HeldEdits } from "#app/ui/desk/held-edits.tsx";
import { OfficeWords } from "#app/ui/desk/office-words.tsx";
import { NextInPlaceScript } from "#app/ui/desk/next-in-place-script.tsx";
import { PresentPeople } from "#app/ui/desk/present-people.tsx";
import { CasesPanel, HeaderActs, NotesPanel } from "#app/ui/desk/report-acts.tsx";
import { DoneNotice } from "#app/ui/desk/report-done.tsx";
import { RelatedPanel } from "#app/ui/desk/related-panel.tsx";
import { ReportHeader } from "#app/ui/desk/report-header.tsx";
import { ReportAnswers, ReportItems, ReportMedia } from "#app/ui/desk/report-sections.tsx";
import { RequestsPanel } from "#app/ui/desk/requests-panel.tsx";
import { Panel } from "#app/ui/desk/small-parts.tsx";
import { SuggestionDone } from "#app/ui/desk/suggestion-done.tsx";
import { TaskPanel } from "#app/ui/desk/task-panel.tsx";
import { WhenWhere } from "#app/ui/desk/when-where.tsx";
import { ErrorSummary } from "#app/ui/form/error-summary.tsx";
import { When } from "#app/ui/time/when.tsx";
import { afterAct } from "./desk/after-act.server.ts";
import { idOrNotFound } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { changeReport } from "./desk/report-change.server.ts";
import { deskTitle } from "./desk/title.ts";
import { reportPage } from "./desk/report-page.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data: found }) =>
  deskTitle(found?.report.code ?? "Report");
export const links = formsStyle;

export const loader = deskAccess("report.read", reportPage, { ahead: true });

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
  const { said, place } = changed;
  throw seeOther(await afterAct(context.useCases, { by, reportId, list, said, place }));
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
        ) : page.decided !== undefined ? (
          <SuggestionDone decided={page.decided} token={frame.formToken} back={page.back} />
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
        position={{
          words: page.position,
          previousHref: page.previousHref,
          nextHref: page.nextHref,
        }}
        present={
          <PresentPeople
            people={page.present}
            href={`/desk/reports/${report.id}/here`}
            token={frame.formToken}
            fetchedAt={page.fetchedAt}
          />
        }
        acts={<HeaderActs {...acts} />}
      />
      <ErrorSummary problems={result?.problems} />
      <HeldEdits {...acts} edits={page.work.held} />
      <div className="report-body">
        <div>
          <ReportAnswers
            report={report}
            frame={frame}
            translation={
              <OfficeWords {...acts} part="translation" versions={page.work.translation} />
            }
            isBeside={page.work.translation.length > 0 || report.language !== "English"}
          />
          <LinkPanel {...acts} />
          <ReportMedia report={report} />
          <WhenWhere {...page.drawn} />
          <ReportItems report={report} />
        </div>
        <div>
          <IncidentPanel incident={page.incident} token={frame.formToken} back={page.back} />
          <RelatedPanel related={page.related} />
          <Panel title="Summary of the office" id="summary-title">
            <OfficeWords {...acts} part="summary" versions={page.work.summary} />
          </Panel>
          <RequestsPanel {...acts} {...page.conversation} requests={page.requests} />
          <MessagesPanel {...acts} {...page.conversation} />
          <TaskPanel {...acts} tasks={page.work.tasks} />
          <NotesPanel {...acts} told={page.work.told} />
          <CasesPanel {...acts} addable={page.addable} />
          <ActivityPanel {...acts} activity={page.activity} />
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
      <NextInPlaceScript />
    </DeskShell>
  );
}
