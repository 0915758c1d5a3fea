import type { IncidentReport } from "#app/adapters/database/incident-report-reader.ts";
import type { IncidentId, ReportId } from "#app/core/ids.ts";
import { authorise, OFFICE, type Person, type Refusal } from "#app/core/people/authorise.ts";
import type { Suggestion } from "#app/core/triage/suggestion.ts";
import { lookerOf } from "../people/sight.ts";
import type { Tools } from "../tools.ts";

/** One of the two reports of a suggestion, with the incident that it is in. */
export interface SuggestedReport extends IncidentReport {
  readonly incident: { readonly id: IncidentId; readonly title: string } | undefined;
}

export interface ShownSuggestion extends Omit<Suggestion, "reports"> {
  readonly reports: readonly [SuggestedReport, SuggestedReport];
}

const SHOWN = 30;

/** Suggestions that wait, the strongest first, where this person may know of both reports; of one report alone where it is named. */
export async function listSuggestions(
  tools: Pick<Tools, "read" | "clock">,
  input: { readonly by: Person; readonly reportId?: ReportId },
): Promise<
  | {
      readonly kind: "suggestions";
      readonly suggestions: readonly ShownSuggestion[];
      readonly more: boolean;
    }
  | { readonly kind: "refused"; readonly reason: Refusal }
> {
  const { by, reportId } = input;
  const now = tools.clock.now();
  const decision = authorise(by, "report.read", OFFICE, now);
  if (!decision.allowed) return { kind: "refused", reason: decision.reason };
  const looker = lookerOf(by, decision, now);
  return tools.read(async ({ suggestions, incidents }) => {
    const found = await suggestions.open(looker, SHOWN + 1, reportId);
    const ids = [...new Set(found.flatMap(({ reports }) => reports))];
    const reports = new Map(
      (await incidents.reportsById(ids, looker)).map((one) => [one.id, one] as const),
    );
    const current = await incidents.titledOf(ids);
    const shownReport = (id: ReportId): SuggestedReport | undefined => {
      const report = reports.get(id);
      return report && { ...report, incident: current.get(id) };
    };
    const shown = found.slice(0, SHOWN).flatMap((one): ShownSuggestion[] => {
      const [first, second] = one.reports.map(shownReport);
      return first === undefined || second === undefined
        ? []
        : [{ ...one, reports: [first, second] }];
    });
    return { kind: "suggestions", suggestions: shown, more: found.length > SHOWN };
  });
}
