import type { EvidenceItem } from "#app/adapters/database/item-store.ts";
import type { ReadStores } from "#app/adapters/database/stores.ts";
import type { ReportId } from "#app/core/ids.ts";
import { millisOf } from "#app/core/instant.ts";
import { wallMillisIn } from "#app/core/local-day.ts";
import type { PlaceTrait, ReportTraits, TimeTrait } from "#app/core/triage/incident-traits.ts";
import { statedTraits } from "#app/core/triage/stated-traits.ts";

/** A claim that leaves open more than that says nothing of which event it was. */
const WIDEST = 26 * 3_600_000;

/** What speaks for a report's being about the same event as another; undefined for one that is gone, or was called junk. */
export async function traitsOf(
  stores: Pick<ReadStores, "reports" | "items">,
  zone: string,
  reportId: ReportId,
): Promise<{ readonly traits: ReportTraits; readonly items: readonly EvidenceItem[] } | undefined> {
  const report = await stores.reports.find(reportId);
  if (report === undefined || report.status === "junk") return undefined;
  const stated = statedTraits({
    ...report,
    radiusMetres: report.point?.radiusMetres ?? null,
    sightings: await stores.reports.sightings(reportId),
    page: report.incidentPage?.id ?? null,
  });
  const all = await stores.items.ofReports([reportId]);
  const items = all.filter(({ state }) => state === "sealed");
  return {
    items,
    traits: {
      ...stated,
      times: [...stated.times, ...items.flatMap((item) => fileTime(item, zone))],
      places: [...stated.places, ...items.flatMap(filePlace)],
      files: [...new Set(items.map(({ sha512 }) => sha512))],
    },
  };
}

/** A file's best time, where it has both bounds and nothing contradicts it. */
function fileTime({ assessment }: EvidenceItem, zone: string): TimeTrait[] {
  const best = assessment?.bestTime;
  if (best == null || best.earliest === null || best.latest === null) return [];
  if (best.level === "T0" || best.level === "T5") return [];
  const [from, to] = [millisOf(best.earliest), millisOf(best.latest)];
  return to - from > WIDEST
    ? []
    : [{ source: "file", from: wallMillisIn(zone, from), to: wallMillisIn(zone, to) }];
}

/** A file's best position, where nothing contradicts it. */
function filePlace({ assessment }: EvidenceItem): PlaceTrait[] {
  const best = assessment?.bestPlace;
  if (best == null || best.latitude === null || best.longitude === null || best.level === "P0") {
    return [];
  }
  const { latitude, longitude, radiusMetres } = best;
  return [{ source: "file", latitude, longitude, radiusMetres }];
}
