import type { PlaceClaim } from "#app/core/claims/claim.ts";
import { placeValue } from "#app/core/claims/claims-in-words.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import type { MapPoint } from "#app/core/map/view.ts";
import { pointWords } from "#app/ui/desk/point-words.ts";
import { itemHref, placingHref } from "#app/ui/desk/queue-url.ts";
import type { PlaceSource } from "#app/ui/evidence/place-map.tsx";
import type { ReportFile } from "./report-view.server.ts";

/** A position that somebody or something claims. */
export interface ReportPlace extends MapPoint {
  readonly href: string | undefined;
  readonly label: string;
  readonly note: string;
  readonly source: PlaceSource;
  /** What is written of it in figures. */
  readonly value: string;
}

/** What of a report is drawn. */
export interface DrawnFile extends Pick<ReportFile, "items" | "placements"> {
  readonly report: Pick<ReportFile["report"], "id" | "latitude" | "longitude" | "point">;
}

/** Every position that a report's files claim, that its reporter named and that the office worked out, each with its own doubt. */
export function reportPlaces({ report, items, placements }: DrawnFile): ReportPlace[] {
  const said: ReportPlace[] =
    report.latitude === null || report.longitude === null
      ? []
      : [
          {
            latitude: Number(report.latitude),
            longitude: Number(report.longitude),
            radiusMetres: report.point?.radiusMetres ?? null,
            href: undefined,
            label: "The reporter's point",
            note:
              report.point === null
                ? "a statement, not from a file"
                : `a statement: ${pointWords(report.point)}`,
            source: "reporter",
            value: `${report.latitude}, ${report.longitude}`,
          },
        ];
  return [
    ...said,
    ...items.flatMap((item) =>
      distinct(item.assessment?.places ?? []).map((claim) => ({
        ...claim,
        href: itemHref(report.id, item.id),
        label: originalName(item.originalName).display,
        note: `${claim.level}, ${claim.source}${claim.radiusMetres === null ? "" : `, ± ${Math.round(claim.radiusMetres)} m`}`,
        source: "file" as const,
        value: placeValue(claim),
      })),
    ),
    ...placements.flatMap(({ placement, level }): ReportPlace[] => {
      const { placed, itemId } = placement;
      const item = items.find(({ id }) => id === itemId);
      if (placed.kind !== "place" || item === undefined) return [];
      return [
        {
          ...placed,
          href: placingHref(report.id, itemId),
          label: originalName(item.originalName).display,
          note: `${level}, worked out by the office, ± ${placed.radiusMetres} m`,
          source: "office",
          value: `${placed.latitude}, ${placed.longitude}`,
        },
      ];
    }),
  ];
}

type Positioned = PlaceClaim & { readonly latitude: number; readonly longitude: number };

/** Claims with a position, one for each position and radius: two fields often hold the same. */
function distinct(claims: readonly PlaceClaim[]): Positioned[] {
  const seen = new Set<string>();
  return claims.filter((claim): claim is Positioned => {
    if (claim.latitude === null || claim.longitude === null) return false;
    const key = `${placeValue(claim)} ${claim.radiusMetres ?? ""}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
