import type { IncidentReport } from "#app/adapters/database/incident-report-reader.ts";
import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import { tolerancesOf } from "#app/core/claims/office-tolerances.ts";
import type { JudgedPlacement } from "#app/core/claims/placement.ts";
import type { IncidentId } from "#app/core/ids.ts";
import { authorise, type Person } from "#app/core/people/authorise.ts";
import type { Incident } from "#app/core/triage/incident.ts";
import type { Tools } from "../tools.ts";
import { judgedPlacements } from "../triage/judged-placements.ts";
import { findIncident, type Unfound } from "./find-incident.ts";

/** A report of an incident with its files and what staff worked out about them. */
export interface ReportFiles {
  readonly report: IncidentReport;
  readonly items: readonly EvidenceItem[];
  readonly placements: readonly JudgedPlacement[];
}

export type ReadIncidentFilesOutcome =
  | {
      readonly kind: "files";
      readonly incident: Incident;
      /** Reports whose exact times and places this person may see. */
      readonly reports: readonly ReportFiles[];
      /** How many more of those that they may know of have files or a point, which they see cut down. */
      readonly cutDown: number;
    }
  | Unfound;

/**
 * Files of the reports that are in an incident now, as far as this person may know of the reports. Exact times and places are answered report by
 * report, as on each report's own page; nothing of those that this person sees cut down.
 */
export async function readIncidentFiles(
  tools: Pick<Tools, "read" | "clock" | "office">,
  input: { readonly by: Person; readonly incidentId: IncidentId },
): Promise<ReadIncidentFilesOutcome> {
  const { by, incidentId } = input;
  const now = tools.clock.now();
  const tolerances = tolerancesOf(tools.office.tolerances);
  return tools.read(async (stores): Promise<ReadIncidentFilesOutcome> => {
    const found = await findIncident(stores, by, "report.read", incidentId, now);
    if (found.kind !== "found") return found;
    const all = await stores.incidents.reportsOf(incidentId, found.looker);
    const items = await stores.items.ofReports(all.map(({ id }) => id));
    const ofReport = Map.groupBy(items, ({ reportId }) => reportId);
    const placements = await stores.placements.ofItems(items.map(({ id }) => id));
    const subjects = await stores.access.ofReports(all.map(({ id }) => id));
    const reports: ReportFiles[] = [];
    let cutDown = 0;
    for (const report of all) {
      const own = ofReport.get(report.id) ?? [];
      const subject = subjects.get(report.id);
      const full =
        subject !== undefined && authorise(by, "evidence.full-metadata", subject, now).allowed;
      if (full) {
        const judged = judgedPlacements(own, placements, tolerances);
        reports.push({ report, items: own, placements: judged });
      } else if (own.length > 0 || report.latitude !== null) cutDown += 1;
    }
    return { kind: "files", incident: found.incident, reports, cutDown };
  });
}
