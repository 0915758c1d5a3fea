import { TITLE_LIMIT } from "#app/core/triage/incident.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { incidentWords } from "#app/ui/desk/incident-words.ts";
import type { ShownIncidentOfReport } from "#app/ui/desk/incident-panel.tsx";
import type { ReportPage } from "#app/use-cases/triage/read-report-page.ts";
import { mayUse } from "./frame.server.ts";
import { incidentHref } from "#app/ui/desk/queue-url.ts";
import type { ReportFile } from "./report-view.server.ts";
import { suggestionView } from "./suggestion-view.ts";

/** What a report's page shows of incidents. */
export function incidentOfReport(
  by: Person,
  { current, open, suggestions }: ReportPage["incident"],
  { report }: Pick<ReportFile, "report">,
): ShownIncidentOfReport {
  const [place = ""] = report.place.split("\n", 1);
  return {
    reportId: report.id,
    current: current && { id: current.id, title: current.title, href: incidentHref(current.id) },
    open,
    title: [place, report.time.from === null ? "" : incidentWords(report.time)]
      .filter((part) => part !== "")
      .join(", ")
      .slice(0, TITLE_LIMIT),
    mayChange: mayUse(by, "report.triage"),
    // What is said of this report itself stands on its page already.
    suggestions: suggestions.map(suggestionView).map((one) => ({
      ...one,
      reports: one.reports.filter(({ code }) => code !== report.code),
    })),
  };
}
