import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { deskAccess } from "#app/http/access.server.ts";
import { GivenAwayNotice } from "#app/ui/desk/acts-panel.tsx";
import { DeskShell } from "#app/ui/desk/desk-shell.tsx";
import { FilterBar } from "#app/ui/desk/filter-bar.tsx";
import { NothingHere } from "#app/ui/desk/nothing-here.tsx";
import { Panes } from "#app/ui/desk/panes.tsx";
import { QueueChangesScript } from "#app/ui/desk/queue-changes-script.tsx";
import { QueueList } from "#app/ui/desk/queue-list.tsx";
import { QueueSide } from "#app/ui/desk/queue-side.tsx";
import { QueueTools } from "#app/ui/desk/queue-tools.tsx";
import { queueHref, reportHref } from "#app/ui/desk/queue-url.ts";
import { queueFilters } from "#app/ui/desk/queue-filters.ts";
import { ReportPreview } from "#app/ui/desk/report-preview.tsx";
import { LostParts } from "#app/ui/desk/save-view.tsx";
import { Pager } from "#app/ui/desk/small-parts.tsx";
import { formsStyle } from "./desk/forms-style.ts";
import { queueView } from "./desk/queue-view.server.ts";
import { deskTitle } from "./desk/title.ts";

export const meta: MetaFunction = () => deskTitle("Queue");
export const links = formsStyle;

export const loader = deskAccess("queue.read", queueView);

export default function Queue() {
  const { frame, filter, count, items, open, saved, ...pages } = useLoaderData<typeof loader>();
  return (
    <DeskShell
      frame={frame}
      current="/desk/queue"
      heading="Queue"
      notice={
        pages.given === undefined ? undefined : <GivenAwayNotice frame={frame} {...pages.given} />
      }
      fullHeight
    >
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
            <QueueTools
              frame={frame}
              href={queueHref(filter, open === undefined ? {} : { open: open.id })}
              changesHref={pages.changesHref}
              saved={saved}
              count={count}
              empty={items.length === 0}
              forEyesOnly={filter.flag === "status-words"}
              mayAct={pages.mayAct}
            />
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
              <QueueList caption={`Queue: ${count}`} items={items} choosable={pages.mayAct} />
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
