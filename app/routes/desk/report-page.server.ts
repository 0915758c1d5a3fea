import type { LoaderFunctionArgs } from "@remix-run/node";
import { isFetchedAhead, type AtDesk } from "#app/http/access.server.ts";
import { refuse } from "#app/http/responses.server.ts";
import { positionWords } from "#app/ui/desk/position-words.ts";
import { queueHref, queueQuery, reportHref } from "#app/ui/desk/queue-url.ts";
import { doneBefore } from "#app/ui/desk/report-done.tsx";
import { decidedBefore } from "#app/ui/desk/suggestion-done.tsx";
import { activityView, actsView, justDone } from "./acts-view.ts";
import { idOrNotFound, settled } from "./answers.server.ts";
import { withCare } from "./care-view.ts";
import { deskFrame, mayUse } from "./frame.server.ts";
import { incidentOfReport } from "./incident-of-report.server.ts";
import { listFilter } from "./list-filter.ts";
import { presentView } from "./present-view.ts";
import { relatedView } from "./related-view.ts";
import { peopleOf, reportView } from "./report-view.server.ts";
import { workView } from "./report-work-view.ts";
import { whenWhere } from "./when-where.server.ts";

/**
 * What the page of a report shows, as far as whoever asks may see it; the queue that it was opened from is kept. Fetched ahead it
 * says nobody is there and marks nothing; where opening it would mark something as seen, there is nothing to fetch ahead. It then says of when it is,
 * so that its script asks, once it is shown, whether that still stands (decision 0062).
 */
export async function reportPage(input: LoaderFunctionArgs & AtDesk) {
  const { context, params, person: by } = input;
  const { useCases } = context;
  const reportId = idOrNotFound("rpt", params["reportId"]);
  const { searchParams } = new URL(input.request.url);
  const filter = listFilter(searchParams.get("list"));
  const ahead = isFetchedAhead(input.request);
  const page = settled(await useCases.readReportPage({ by, reportId, filter, ahead }));
  if (page.kind === "to-be-opened") throw refuse(503);
  const { file, place, conversation, requests } = page;
  const frame = deskFrame(input);
  // Once it is shown, its script tells and asks who is there.
  const others = ahead
    ? []
    : settled(await useCases.tellPresence({ by, reportId, doing: "reading" })).others;
  const inCases = new Set(file.cases.map((one) => one.id));
  const acts = actsView(page.acts);
  const report = reportView(file, frame.zone);
  return {
    frame,
    report: withCare(report, page.care, frame.zone),
    work: workView(page.work, peopleOf(file)),
    ...{ conversation, requests },
    incident: incidentOfReport(by, page.incident, file),
    back: { back: reportId, list: queueQuery(filter) },
    decided: decidedBefore(searchParams),
    drawn: await whenWhere(useCases, file, frame.zone),
    action: reportHref(reportId, filter),
    backHref: `${queueHref(filter)}#${reportId}`,
    wallsHref: mayUse(by, "wall.raise") ? `/desk/walls/${reportId}` : undefined,
    related: relatedView(page.related, file.report.incidentPage?.id),
    position: positionWords(place),
    previousHref: place.previous && reportHref(place.previous, filter),
    nextHref: place.next && reportHref(place.next, filter),
    addable: page.cases
      ?.filter((one) => one.status === "open" && !inCases.has(one.id))
      .map(({ id, number, title }) => ({ id, label: `${number} ${title}` })),
    present: presentView(others),
    fetchedAt: ahead ? file.readFrom : undefined,
    activity: activityView(report.custody, acts),
    just: justDone(acts, searchParams.get("act"), frame.now),
    done: doneBefore(searchParams.get("done")),
  };
}
