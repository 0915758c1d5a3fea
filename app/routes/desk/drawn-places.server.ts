import type { UseCases } from "#app/use-cases/bind.ts";
import type { PlaceClaim } from "#app/core/claims/claim.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import { mapView, scaleBar, svgPath, type MapPoint } from "#app/core/map/view.ts";
import type { PlaceSource, ShownMap } from "#app/ui/evidence/place-map.tsx";
import { itemHref, placingHref } from "#app/ui/desk/queue-url.ts";
import type { ReportFile } from "./report-view.server.ts";

const SIZE = { width: 480, height: 320 } as const;
/** Two marks that lie on each other can be told apart by nobody. */
const TOO_NEAR = 14;

interface Place extends MapPoint {
  readonly href: string | undefined;
  readonly label: string;
  readonly note: string;
  readonly source: PlaceSource;
}

const LEGEND =
  "This is no street map. A circle is as large as its source says that it may be off, and its dot only says where the middle is; around a dot with a dashed ring nobody says how far it may be off. Blue: what files say. Yellow: what the reporter says. Green: what the office worked out.";

/**
 * Every position that a report's files claim, that its reporter named and that the office worked out, on a map of borders; undefined
 * where there is none. Each keeps its own circle; only their numbers stand together where nobody could tell them apart.
 */
export async function drawnPlaces(
  useCases: Pick<UseCases, "readOutlines">,
  file: ReportFile,
): Promise<ShownMap | undefined> {
  const places = placesOf(file);
  const view = mapView(places, SIZE);
  if (view === undefined) return undefined;
  const borders = await useCases.readOutlines({ bounds: view.bounds });
  const numbered = places.map((place, at) => ({
    ...{ ...place, ...view.place(place), number: String(at + 1) },
  }));
  const bar = scaleBar(view);
  return {
    ...SIZE,
    states: svgPath(borders.states, view),
    counties: svgPath(borders.counties, view),
    about: `${borders.about} ${LEGEND}`,
    scale: {
      units: bar.units,
      label: bar.metres >= 1000 ? `${bar.metres / 1000} km` : `${bar.metres} m`,
    },
    marks: numbered.map(({ number, x, y, radiusMetres, source }) => ({
      ...{ number, x, y, source },
      radius: radiusMetres === null ? undefined : radiusMetres / view.metresPerUnit,
    })),
    labels: labelsOf(numbered),
    rows: numbered.map(({ number, href, label, note, latitude, longitude }) => ({
      ...{ number, href, label, note },
      value: `${Number(latitude.toFixed(5))}, ${Number(longitude.toFixed(5))}`,
    })),
  };
}

type Numbered = { readonly number: string; readonly x: number; readonly y: number };

function labelsOf(numbered: readonly Numbered[]): ShownMap["labels"] {
  const groups: [Numbered, ...Numbered[]][] = [];
  for (const one of numbered) {
    const near = groups.find(([first]) => Math.hypot(first.x - one.x, first.y - one.y) < TOO_NEAR);
    if (near === undefined) groups.push([one]);
    else near.push(one);
  }
  return groups.map((group) => {
    const numbers = group.map(({ number }) => number);
    const text = numbers.length <= 3 ? numbers.join(", ") : `${group[0].number} …`;
    return { text, x: group[0].x, y: group[0].y };
  });
}

function placesOf({ report, items, placements }: ReportFile): Place[] {
  const said: Place[] =
    report.latitude === null || report.longitude === null
      ? []
      : [
          {
            latitude: Number(report.latitude),
            longitude: Number(report.longitude),
            radiusMetres: null,
            href: undefined,
            label: "The reporter's point",
            note: "a statement, not from a file",
            source: "reporter",
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
      })),
    ),
    ...placements.flatMap(({ placement, level }): Place[] => {
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
    const key = `${claim.latitude.toFixed(5)} ${claim.longitude.toFixed(5)} ${claim.radiusMetres ?? ""}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
