import { DOUBTFUL_BELOW } from "#app/core/triage/incident-score.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { incidentWords } from "#app/ui/desk/incident-words.ts";
import { incidentHref, reportHref } from "#app/ui/desk/queue-url.ts";
import { pointsWords, reasonWords } from "#app/ui/desk/reason-words.ts";
import type { ShownSuggestionCard } from "#app/ui/desk/suggestion-list.tsx";

type Listed = Extract<
  Awaited<ReturnType<UseCases["listSuggestions"]>>,
  { kind: "suggestions" }
>["suggestions"][number];

/** A suggestion as a page shows it: every reason stands there, and the points are their sum. */
export function suggestionView({ id, points, reasons, reports }: Listed): ShownSuggestionCard {
  const [one, other] = reports;
  return {
    ...{ id, points, isDoubtful: points < DOUBTFUL_BELOW },
    reports: reports.map((report) => ({
      ...{ href: reportHref(report.id), code: report.code, firstWords: report.firstWords },
      place: report.place,
      time: incidentWords(report.time),
      incident: report.incident && {
        href: incidentHref(report.incident.id),
        title: report.incident.title,
      },
    })),
    reasons: reasons.map((reason) => ({
      key: reason.kind,
      words: reasonWords(reason),
      points: pointsWords(reason.points),
    })),
    mergeHref:
      one.incident === undefined ||
      other.incident === undefined ||
      one.incident.id === other.incident.id
        ? undefined
        : `${incidentHref(one.incident.id)}?into=${other.incident.id}`,
  };
}
