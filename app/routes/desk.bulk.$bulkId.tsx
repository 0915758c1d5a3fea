import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isBulkState } from "#app/core/triage/bulk.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { refuse, seeOther } from "#app/http/responses.server.ts";
import { ActForm } from "#app/ui/desk/act-form.tsx";
import { BulkProgressScript } from "#app/ui/desk/bulk-progress-script.tsx";
import { BulkFilter, BulkProgress, BulkResults } from "#app/ui/desk/bulk-sections.tsx";
import { bulkActWords, bulkHref, reportsWords } from "#app/ui/desk/bulk-words.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { reportHref } from "#app/ui/desk/queue-url.ts";
import { EmptyState, FactList, Pager, Panel } from "#app/ui/desk/small-parts.tsx";
import { Button } from "#app/ui/form/buttons.tsx";
import { DeskHeading } from "#app/ui/layout/desk-page.tsx";
import { When } from "#app/ui/time/when.tsx";
import { idOrNotFound, settled } from "./desk/answers.server.ts";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame } from "./desk/frame.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Act on many reports");
export const links = formsStyle;

const SHOWN = 100;

export const loader = deskAccess("report.read", async (input) => {
  const { context, params, person: by, request } = input;
  const bulkId = idOrNotFound("blk", params["bulkId"]);
  const search = new URL(request.url).searchParams;
  const wanted = search.get("state");
  const state = isBulkState(wanted) ? wanted : undefined;
  const after = Number(/^\d{1,9}$/.exec(search.get("after") ?? "")?.[0] ?? 0);
  const read = settled(await context.useCases.readBulk({ by, bulkId, after, state, limit: SHOWN }));
  const { bulk, counts, hidden, toUndo, rows, next, undoneBy } = read;
  const query = (more: Readonly<Record<string, string>>) =>
    `${bulkHref(bulkId)}?${new URLSearchParams({ ...(state && { state }), ...more }).toString()}`;
  return {
    frame: deskFrame(input),
    ...{ counts, hidden, toUndo, state },
    what: bulkActWords(bulk.act, bulk.targetName),
    isUndo: bulk.act.kind === "undo",
    undoes: bulk.act.kind === "undo" ? bulkHref(bulk.act.to) : undefined,
    undoneBy: undoneBy && bulkHref(undoneBy),
    href: bulkHref(bulkId),
    ...{ comment: bulk.comment, by: bulk.askedByName },
    ...{ askedAt: bulk.askedAt, finishedAt: bulk.finishedAt },
    rows: rows.map((row) => ({
      ...{ id: row.reportId, code: row.code, state: row.state, why: row.why },
      href: reportHref(row.reportId),
    })),
    firstHref: after === 0 ? undefined : query({}),
    nextHref: next === undefined ? undefined : query({ after: String(next) }),
  };
});

/** Takes the whole back, as an act of its own. Pressed twice, it leads to the same one. */
export const action = deskAccess("report.triage", async ({ context, params, person: by }) => {
  const bulkId = idOrNotFound("blk", params["bulkId"]);
  const outcome = settled(await context.useCases.undoBulk({ by, bulkId }));
  if (outcome.kind === "begun" || outcome.kind === "already") {
    throw seeOther(bulkHref(outcome.bulkId));
  }
  throw refuse(409);
});

/** One act on many reports: how far it has come, what became of each, and the way back. */
export default function BulkPage() {
  const { frame, counts, rows, href, ...page } = useLoaderData<typeof loader>();
  const finished = page.finishedAt !== null;
  const when = (at: string) => <When at={at} zone={frame.zone} now={frame.now} />;
  return (
    <DeskShell frame={frame} current="/desk/queue">
      <DeskHeading title="Act on many reports" about={page.what} />
      <Panel title="What it is" id="bulk">
        <FactList
          facts={[
            { term: "Asked for", value: when(page.askedAt) },
            { term: "By", value: <bdi>{page.by}</bdi> },
            ...(page.undoes === undefined
              ? [{ term: "Why", value: <bdi>{page.comment}</bdi>, wide: true }]
              : [{ term: "Takes back", value: <a href={page.undoes}>an earlier act on many</a> }]),
            { term: "Ended", value: page.finishedAt === null ? "going on" : when(page.finishedAt) },
          ]}
        />
        <BulkProgress counts={counts} finished={finished} href={href} />
        {page.toUndo > 0 ? (
          <ActForm inline token={frame.formToken} intent="undo" action={href}>
            <Button look="secondary" shortcut="u">
              {page.isUndo ? "Do it again" : "Undo"} ({reportsWords(page.toUndo)})
            </Button>
          </ActForm>
        ) : null}
        {page.undoneBy === undefined ? null : (
          <p>
            <a href={page.undoneBy}>
              {page.toUndo > 0 ? "Some taken back since" : "Taken back since"}
            </a>
          </p>
        )}
        <p>
          <a href="/desk/bulk">What you did to many</a>
        </p>
      </Panel>
      <BulkFilter counts={counts} state={page.state} href={href} />
      {page.hidden === 0 ? null : (
        <p className="quiet">{reportsWords(page.hidden)} of these are out of your sight now.</p>
      )}
      {rows.length === 0 ? (
        <EmptyState title="No such reports" text="Choose another result above." />
      ) : (
        <BulkResults rows={rows} />
      )}
      <Pager label="Pages of reports" firstHref={page.firstHref} nextHref={page.nextHref} />
      {finished ? null : <BulkProgressScript />}
    </DeskShell>
  );
}
