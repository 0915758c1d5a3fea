import { isEnteredChannel, type ReportChannel } from "#app/core/intake/channel.ts";
import type { ReportOrigin } from "#app/use-cases/incident-pages/origin-of-report.ts";
import { incidentWords } from "#app/ui/desk/incident-words.ts";
import { queueHref } from "#app/ui/desk/queue-url.ts";
import { WHOLE_QUEUE } from "#app/ui/desk/queue-views.ts";
import type { ShownOrigin } from "#app/ui/desk/shown-report.ts";
import { PAGE_STATE_WORDS } from "#app/ui/desk/page-words.ts";

/** Which event a report names, and how it came to, in words. */
export function originView(origin: ReportOrigin, channel: ReportChannel | null): ShownOrigin {
  const { offered } = origin;
  return {
    how: isEnteredChannel(channel)
      ? "About an event, as the office typed it in"
      : channel === "api"
        ? "About an event, as its sender said"
        : "Begun on the page of an event",
    title: origin.title,
    version: `Version ${origin.version}; the page is ${PAGE_STATE_WORDS[origin.state].toLowerCase()} now`,
    queueHref: queueHref({ ...WHOLE_QUEUE, page: origin.pageId }),
    place: offered.place === "" ? "none" : offered.place,
    time: offered.time.from === null ? "none" : incidentWords(offered.time),
    said: saidWords(origin),
  };
}

function saidWords({ offered, takenOver }: ReportOrigin): string {
  const parts = [
    ...(offered.place === "" ? [] : [{ name: "place", same: takenOver.place }]),
    ...(offered.time.from === null ? [] : [{ name: "time", same: takenOver.time }]),
  ];
  if (parts.length === 0) return "The page offered no place and no time to take over";
  return parts
    .map(({ name, same }) =>
      same
        ? `The same ${name}, letter for letter: the reporter confirmed the page’s, or wrote the same`
        : `Another ${name} than the page’s`,
    )
    .join(". ");
}
