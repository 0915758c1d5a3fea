import type { LoaderFunctionArgs } from "@remix-run/node";
import { isIdOf } from "#app/core/ids.ts";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import type { AtDesk } from "#app/http/access.server.ts";
import { changesHref, queueHref } from "#app/ui/desk/queue-url.ts";
import { countWords } from "#app/ui/desk/queue-views.ts";
import { givenAway } from "./after-act.server.ts";
import { deskFrame, mayUse } from "./frame.server.ts";
import { queueItem } from "./queue-items.ts";
import { namesOf, pageBefore, queuePage } from "./queue-pages.server.ts";
import { savedBeside } from "./queue-saved.server.ts";
import { reportView } from "./report-view.server.ts";

const NEWEST_INSTEAD = "More than 10,000 match: they are shown newest first.";

/** What the queue shows of the filter in its address, as far as whoever asks may see it, with one report beside it where it names one. */
export async function queueView(input: LoaderFunctionArgs & AtDesk) {
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
    mayAct: mayUse(by, "report.triage"),
    given: await givenAway(context.useCases, by, searchParams),
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
}
