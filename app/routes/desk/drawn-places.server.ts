import type { UseCases } from "#app/use-cases/bind.ts";
import type { PlaceClaim } from "#app/core/claims/claim.ts";
import { judgePlacements } from "#app/core/claims/placement.ts";
import { originalName } from "#app/core/intake/original-name.ts";
import { mapView, scaleBar, svgPath, type MapPoint } from "#app/core/map/view.ts";
import type { ShownMap } from "#app/ui/evidence/place-map.tsx";
import { itemHref, placingHref } from "#app/ui/desk/queue-url.ts";
import type { ReportFile } from "./report-view.server.ts";

const SIZE = { width: 480, height: 320 } as const;
/** Two marks that lie on each other can be told apart by nobody. */
const TOO_NEAR = 14;

interface Place extends MapPoint {
  readonly href: string | undefined;
  readonly label: string;
  readonly note: string;
  readonly statement: boolean;
}

/** Every position that a report's files claim, and the one that its reporter named, on a map of borders; undefined where there is none. */
export async function drawnPlaces(
  useCases: Pick<UseCases, "readOutlines">,
  file: ReportFile,
): Promise<ShownMap | undefined> {
  const places = placesOf(file);
  const view = mapView(places, SIZE);
  if (view === undefined) return undefined;
  const borders = await useCases.readOutlines({ bounds: view.bounds });
  const numbered = places.map((place, at) => ({ ...place, ...view.place(place), number: at + 1 }));
  const groups: (typeof numbered)[] = [];
  for (const one of numbered) {
    const near = groups.find(
      ([first]) =>
        first !== undefined &&
        first.statement === one.statement &&
        Math.hypot(first.x - one.x, first.y - one.y) < TOO_NEAR,
    );
    if (near === undefined) groups.push([one]);
    else near.push(one);
  }
  const bar = scaleBar(view);
  return {
    ...SIZE,
    states: svgPath(borders.states, view),
    counties: svgPath(borders.counties, view),
    about: `${borders.about} This is no street map. A circle is as large as the source says it may be off; a dashed ring: it does not say.`,
    scale: {
      units: bar.units,
      label: bar.metres >= 1000 ? `${bar.metres / 1000} km` : `${bar.metres} m`,
    },
    marks: groups.flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const radii = group.flatMap(({ radiusMetres }) =>
        radiusMetres === null ? [] : [radiusMetres / view.metresPerUnit],
      );
      return [
        {
          number: numbersOf(group.map(({ number }) => number)),
          x: first.x,
          y: first.y,
          radius: radii.length === group.length ? Math.max(...radii) : undefined,
          statement: first.statement,
        },
      ];
    }),
    rows: numbered.map(({ number, href, label, note, latitude, longitude }) => ({
      number: String(number),
      href,
      label,
      value: `${Number(latitude.toFixed(5))}, ${Number(longitude.toFixed(5))}`,
      note,
    })),
  };
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
            statement: true,
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
        statement: false,
      })),
    ),
    ...judgePlacements(placements).flatMap(({ placement, level }): Place[] => {
      const { placed, itemId } = placement;
      const item = items.find(({ id }) => id === itemId);
      if (placed.kind !== "place" || item === undefined) return [];
      return [
        {
          ...placed,
          href: placingHref(report.id, itemId),
          label: originalName(item.originalName).display,
          note: `${level}, worked out by the office, ± ${placed.radiusMetres} m`,
          statement: true,
        },
      ];
    }),
  ];
}

type Positioned = PlaceClaim & { readonly latitude: number; readonly longitude: number };

/** Claims with a position, one for each position: two fields often hold the same. */
function distinct(claims: readonly PlaceClaim[]): Positioned[] {
  const seen = new Set<string>();
  return claims.filter((claim): claim is Positioned => {
    if (claim.latitude === null || claim.longitude === null) return false;
    const key = `${claim.latitude.toFixed(5)} ${claim.longitude.toFixed(5)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** `1`, `1, 3` or, of many, `1 …`. */
function numbersOf(numbers: readonly number[]): string {
  return numbers.length <= 2 ? numbers.join(", ") : `${numbers[0]} …`;
}
