import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { reportHref } from "#app/ui/desk/queue-url.ts";
import { EmptyState, Notice, Panel, WitnessWords } from "#app/ui/desk/small-parts.tsx";
import { STATUS_WORDS } from "#app/ui/desk/words.ts";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Junk to check");
export const links = formsStyle;

export const loader = deskAccess("report.junk", async (input) => {
  const { context, person: by, request } = input;
  const { reports } = settled(await context.useCases.listJunkToCheck({ by }));
  return {
    frame: deskFrame(input),
    done: new URL(request.url).searchParams.has("done"),
    reports: reports.map((report) => ({
      id: report.reportId,
      code: report.code,
      href: reportHref(report.reportId),
      words: report.firstWords,
      by: report.labelledByName,
      before: STATUS_WORDS[report.statusBefore],
    })),
  };
});

/** A second person's word on a report that was drawn. */
export const action = deskAccess("report.junk", async (input) => {
  const { context, person: by } = input;
  const fields = deskForm(input);
  const { intent } = fields;
  if (intent !== "junk" && intent !== "not-junk") throw refuse(400);
  const reportId = idOrNotFound("rpt", fields["report"]);
  const isJunk = intent === "junk";
  const outcome = settled(await context.useCases.checkJunk({ by, reportId, isJunk }));
  if (outcome.kind === "own") throw refuse(403);
  throw seeOther("/desk/junk?done=1");
});

export default function JunkToCheck() {
  const { frame, reports, done } = useLoaderData<typeof loader>();
  return (
    <DeskShell
      frame={frame}
      current="/desk/junk"
      notice={done ? <Notice tone="done">Your word is recorded.</Notice> : undefined}
    >
      <DeskHeading
        title="Junk to check"
        about="Once a week some of what colleagues labelled as junk is drawn. Is it?"
      />
      {reports.length === 0 ? (
        <EmptyState title="Nothing waits" text="All that was drawn has been looked at." />
      ) : (
        reports.map((report) => (
          <Panel key={report.id} id={`junk-${report.id}`} title={report.code}>
            <p className="quiet">
              {report.by} labelled it. Before that it was: {report.before}.{" "}
              <a href={report.href}>Open {report.code}</a>
            </p>
            <WitnessWords>{report.words}</WitnessWords>
            <ButtonRow>
              {(["junk", "not-junk"] as const).map((intent) => (
                <ActForm
                  key={intent}
                  inline
                  token={frame.formToken}
                  intent={intent}
                  action="/desk/junk"
                  hidden={{ report: report.id }}
                >
                  <Button look="secondary">
                    {intent === "junk" ? "It is junk" : "Not junk: bring it back"}
                  </Button>
                </ActForm>
              ))}
            </ButtonRow>
          </Panel>
        ))
      )}
    </DeskShell>
  );
}
