import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { AlikeTable } from "#app/ui/desk/alike-table.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { alikeHref, reportHref } from "#app/ui/desk/queue-url.ts";
import { Notice } from "#app/ui/desk/small-parts.tsx";
import { Button, ButtonRow } from "#app/ui/form/buttons.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { localTime } from "#app/ui/time/when.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { deskForm } from "./desk/form.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Reports that say nearly the same");
export const links = formsStyle;

export const loader = deskAccess("queue.read", async (input) => {
  const { context, params, person: by, request } = input;
  const cluster = idOrNotFound("rpt", params["cluster"]);
  const { searchParams } = new URL(request.url);
  const after = searchParams.get("after");
  const page = after === null ? {} : { after: idOrNotFound("rpt", after) };
  const found = settled(await context.useCases.listAlike({ by, cluster, ...page }));
  const frame = deskFrame(input);
  const last = found.reports.at(-1);
  return {
    frame,
    mayLabel: mayUse(by, "report.junk"),
    done: searchParams.get("changed"),
    href: alikeHref(cluster),
    nextHref:
      found.more && last !== undefined ? `${alikeHref(cluster)}?after=${last.id}` : undefined,
    reports: found.reports.map((report) => ({
      href: reportHref(report.id),
      code: report.code,
      status: report.status,
      firstWords: report.firstWords,
      files: report.files,
      received: localTime({ at: report.receivedAt, zone: frame.zone, brief: true }),
    })),
  };
});

/** Calls all of them junk, or takes that back. Each keeps what it was before. */
export const action = deskAccess("report.junk", async (input) => {
  const { context, params, person: by } = input;
  const cluster = idOrNotFound("rpt", params["cluster"]);
  const { intent } = deskForm(input);
  if (intent !== "junk" && intent !== "not-junk") throw refuse(400);
  const junk = intent === "junk";
  const { changed } = settled(await context.useCases.labelAlike({ by, cluster, junk }));
  throw seeOther(`${alikeHref(cluster)}?changed=${changed}`);
});

export default function Alike() {
  const { frame, reports, mayLabel, done, href, nextHref } = useLoaderData<typeof loader>();
  return (
    <DeskShell
      frame={frame}
      current="/desk/queue"
      notice={
        done === null ? undefined : (
          <Notice tone="done">
            {done === "1" ? "1 report was" : `${done} reports were`} changed.
          </Notice>
        )
      }
    >
      <DeskHeading
        title="Reports that say nearly the same"
        about="Many people can report one thing in the same words. Read before you decide. Junk is a label: nothing is deleted, and it can be taken back at any time."
      />
      {mayLabel ? (
        <ButtonRow>
          <ActForm inline token={frame.formToken} intent="junk" action={href}>
            <Button look="secondary">Label all as junk</Button>
          </ActForm>
          <ActForm inline token={frame.formToken} intent="not-junk" action={href}>
            <Button look="secondary">Take the label off all</Button>
          </ActForm>
        </ButtonRow>
      ) : null}
      <AlikeTable reports={reports} />
      {nextHref === undefined ? null : (
        <p>
          <a href={nextHref}>More of them</a>
        </p>
      )}
    </DeskShell>
  );
}
