import type { ReportId } from "#app/core/ids.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { parseQueueFilter } from "#app/core/triage/queue-filter.ts";
import type { Application } from "#app/server/compose.ts";
import type { ReportPage } from "#app/use-cases/triage/read-report-page.ts";

/** What somebody of the office has before them who opens the page of a report, from the queue of all. Whoever may not know of it has no page. */
export async function lookAt(
  { useCases }: Pick<Application, "useCases">,
  who: { readonly by: Person; readonly reportId: ReportId },
): Promise<ReportPage> {
  const filter = parseQueueFilter(new URLSearchParams());
  const page = await useCases.readReportPage({ ...who, filter, ahead: false });
  if (page.kind !== "page") throw new Error(page.kind);
  return page;
}
