import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { isIdOf } from "#app/core/ids.ts";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import { deskAccess } from "#app/http/access.server.ts";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { FilterBar } from "#app/ui/desk/filter-bar.tsx";
import { NothingHere } from "#app/ui/desk/nothing-here.tsx";
import { Panes } from "#app/ui/desk/panes.tsx";
import { QueueChangesScript } from "#app/ui/desk/queue-changes-script.tsx";
import { QueueChanges } from "#app/ui/desk/queue-changes.tsx";
import { QueueList } from "#app/ui/desk/queue-list.tsx";
import { QueueSide } from "#app/ui/desk/queue-side.tsx";
import { changesHref, queueHref, reportHref } from "#app/ui/desk/queue-url.ts";
import { queueFilters } from "#app/ui/desk/queue-filters.ts";
import { countWords } from "#app/ui/desk/queue-views.ts";
import { ReportPreview } from "#app/ui/desk/report-preview.tsx";
import { LostParts, SaveView } from "#app/ui/desk/save-view.tsx";
import { Pager } from "#app/ui/desk/small-parts.tsx";
import { formsStyle } from "./desk/forms-style.ts";
import { deskFrame, mayUse } from "./desk/frame.server.ts";
import { queueItem } from "./desk/queue-items.ts";
import { namesOf, pageBefore, queuePage } from "./desk/queue-pages.server.ts";
import { savedBeside } from "./desk/queue-saved.server.ts";
import { reportView } from "./desk/report-view.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Queue");
export const links = formsStyle;

const QUEUE_CSV = "/desk/queue/csv";
const NEWEST_INSTEAD = "More than 10,000 match: they are shown newest first.";

export const loader = deskAccess("queue.read", async (input) => {
  const { context, person: by } = input;
  const { searchParams } = new URL(input.request.url);
  const filter = parseQueueFilter(searchParams);
  // Before the list is read: what changes meanwhile is said once too often rather than never.
  const mark = await context.useCases.readQueueMark();
  const looking = { useCases: context.useCases, by, filter };
  const page = await queuePage(looking);
  const before = await pageBefore(looking, page.rows);
  const asked = searchParams.get("open") ?? undefined;
  const found = isIdOf("rpt", asked)
    ? await context.useCases.readReport({ by, reportId: asked })
    : undefined;
  const open = found?.kind === "report" ? found.file : undefined;
  const frame = deskFrame(input);
  const saved = await savedBeside(context.useCases, { by, address: searchParams });
  return {
    saved,
    changesHref: changesHref(filter, mark),
    frame,
    filter,
    mayOpen: mayUse(by, "break-glass.open"),
    publicHref: `${context.origin}/`,
    names: namesOf(page),
    count: countWords(page),
    countHref: page.more ? queueHref({ ...filter, exact: true }) : undefined,
    orderNote: page.newestInstead ? NEWEST_INSTEAD : undefined,
    items: page.rows.map((row) =>
      queueItem(row, { ...page, ...frame, filter, open: open?.report.id }),
    ),
    nextHref: page.next === null ? undefined : queueHref({ ...filter, after: page.next }),
    previousHref: before === undefined ? undefined : queueHref(before),
    open: open === undefined ? undefined : reportView(open, frame.zone),
  };
});

export default function Queue() {
  const { frame, filter, count, items, open, saved, ...pages } = useLoaderData<typeof loader>();
  return (
    <DeskShell frame={frame} current="/desk/queue" heading="Queue" fullHeight>
      <Panes
        side={
          <QueueSide
            filter={filter}
            own={saved.own}
            shared={saved.shared}
            openId={open?.id}
            firstId={items[0]?.id}
          />
        }
        list={
          <>
            {saved.lost === undefined ? null : <LostParts {...saved.lost} />}
            <FilterBar
              {...queueFilters(filter, pages.names)}
              count={count}
              countHref={pages.countHref}
              orderNote={pages.orderNote}
            />
            <div className="queue-tools">
              <QueueChanges
                href={queueHref(filter, open === undefined ? {} : { open: open.id })}
                changesHref={pages.changesHref}
                now={frame.now}
                zone={frame.zone}
              />
              <SaveView formToken={frame.formToken} query={saved.query} mayShare={saved.mayShare} />
              {saved.any ? <a href="/desk/views">Manage views</a> : null}
              {items.length === 0 || filter.flag === "status-words" ? null : (
                <a href={saved.query === "" ? QUEUE_CSV : `${QUEUE_CSV}?${saved.query}`}>
                  Keep all as a file (CSV), recorded
                </a>
              )}
            </div>
            {open === undefined ? null : (
              <p className="queue-open">
                Selected: <a href={reportHref(open.id, filter)}>Open {open.code}</a>
              </p>
            )}
            {items.length === 0 ? (
              <NothingHere
                filtered={queueHref(filter) !== "/desk/queue"}
                publicHref={pages.publicHref}
              />
            ) : (
              <QueueList caption={`Queue: ${count}`} items={items} />
            )}
            {pages.mayOpen ? (
              <p className="queue-open">
                A report that is not yours? <a href="/desk/break-glass">Emergency opening</a>
              </p>
            ) : null}
            <Pager
              label="Pages of the queue"
              firstHref={filter.after === null ? undefined : queueHref({ ...filter, after: null })}
              previousHref={pages.previousHref}
              nextHref={pages.nextHref}
            />
          </>
        }
        preview={
          open === undefined ? undefined : (
            <ReportPreview
              report={open}
              frame={frame}
              href={reportHref(open.id, filter)}
              closeHref={queueHref(filter)}
            />
          )
        }
      />
      <QueueChangesScript />
    </DeskShell>
  );
}
