import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { Report } from "#app/adapters/database/report-store.ts";
import type { IncidentPageId } from "#app/core/ids.ts";
import { takenOver, type IncidentPageState } from "#app/core/intake/incident-page.ts";
import type { IncidentTime } from "#app/core/intake/incident-time.ts";

/** Which event a report names, and what that page offered beside what the reporter then said. */
export interface ReportOrigin {
  readonly pageId: IncidentPageId;
  readonly slug: string;
  readonly state: IncidentPageState;
  readonly version: number;
  /** SHA-256 of that version's canonical text, in hex, as the report's record names it. */
  readonly sha256: string;
  /** English, of that version. */
  readonly title: string;
  /** What the page offered; never a statement of the reporter's. An empty place was not offered. */
  readonly offered: { readonly place: string; readonly time: IncidentTime };
  /** Whether the report's place, and its time, are letter for letter those. */
  readonly takenOver: { readonly place: boolean; readonly time: boolean };
}

/** The page of a named event that a report names; null for any other. */
export async function originOfReport(
  { incidentPages }: Pick<ReadStores, "incidentPages">,
  { incidentPage, place, time }: Pick<Report, "incidentPage" | "place" | "time">,
): Promise<ReportOrigin | null> {
  if (incidentPage === null) return null;
  const page = await incidentPages.find(incidentPage.id);
  const shown = await incidentPages.version(incidentPage.id, incidentPage.version);
  if (page === undefined || shown === undefined) return null;
  const { content, version, sha256 } = shown;
  return {
    ...{ pageId: page.id, slug: page.slug, state: page.state, version, sha256 },
    title: content.title.en,
    offered: { place: content.place, time: content.time },
    takenOver: takenOver(content, { place, time }),
  };
}
