import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import type { RelatedReason } from "#app/core/triage/related.ts";
import { incidentWords } from "#app/ui/desk/incident-words.ts";
import { queueHref, reportHref } from "#app/ui/desk/queue-url.ts";
import { reasonWords } from "#app/ui/desk/reason-words.ts";
import type { ShownRelated } from "#app/ui/desk/related-panel.tsx";
import type { ReportPage } from "#app/use-cases/triage/read-report-page.ts";

/** Related reports as a report's page shows them, with the queue of the page of an event that it was begun on. */
export function relatedView(
  { related, more }: ReportPage["related"],
  page: string | undefined,
): ShownRelated {
  return {
    reports: related.map((report) => ({
      ...{ href: reportHref(report.id), code: report.code, status: report.status },
      ...{ place: report.place, firstWords: report.firstWords },
      time: incidentWords(report.time),
      reasons: report.reasons.map(relatedWords),
    })),
    more,
    pageHref:
      page === undefined ? undefined : queueHref(parseQueueFilter(new URLSearchParams({ page }))),
  };
}

/** What two reports have in common; what incidents are suggested by is said in the same words there. */
function relatedWords(reason: RelatedReason): string {
  switch (reason.kind) {
    case "incident":
      return "in the same incident";
    case "same-text":
      return "says nearly the same";
    case "words":
      return reasonWords({ kind: "story-words", points: 0, words: reason.words });
    default:
      return reasonWords({ ...reason, points: 0 });
  }
}
