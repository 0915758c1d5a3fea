import type { ActId, IncidentId, ReportId } from "#app/core/ids.ts";
import type { FormFields } from "#app/core/intake/problem.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { refuse } from "#app/http/responses.server.ts";
import { ELSEWHERE, incidentProblems, MERGED } from "#app/ui/desk/incident-problems.ts";
import type { Problem } from "#app/ui/form/problem.ts";
import type { UseCases } from "#app/use-cases/bind.ts";
import { idOrNotFound, settled } from "./answers.server.ts";

export type ChangedFromReport =
  | { readonly kind: "made"; readonly incidentId: IncidentId }
  | { readonly kind: "done"; readonly reportId: ReportId; readonly act: ActId | undefined }
  | { readonly kind: "problem"; readonly problems: readonly Problem[] };

type FromReport = Pick<
  UseCases,
  "makeIncident" | "addReportToIncident" | "removeReportFromIncident"
>;

/** Does what a form on a report's page asks for: a new incident of it, into one, or out of it. */
export async function changeFromReport(
  useCases: FromReport,
  by: Person,
  fields: FormFields,
): Promise<ChangedFromReport> {
  const reportId = idOrNotFound("rpt", fields["report"]);
  const { intent } = fields;
  if (intent === "make") {
    const made = settled(await useCases.makeIncident({ by, reportIds: [reportId], fields }));
    if (made.kind === "made") return made;
    return made.kind === "in-another"
      ? { kind: "problem", problems: [{ field: "title", message: ELSEWHERE }] }
      : { kind: "problem", problems: incidentProblems(made.problems) };
  }
  const incidentId = idOrNotFound("inc", fields["incident"]);
  const change = { by, incidentId, reportId, why: fields["why"] ?? "" };
  const outcome =
    intent === "add"
      ? settled(await useCases.addReportToIncident(change))
      : intent === "remove"
        ? settled(await useCases.removeReportFromIncident(change))
        : undefined;
  if (outcome === undefined) throw refuse(400);
  if (outcome.kind === "done") return { kind: "done", reportId, act: outcome.act };
  const message = outcome.kind === "in-another" ? ELSEWHERE : MERGED;
  return { kind: "problem", problems: [{ field: "incident", message }] };
}
