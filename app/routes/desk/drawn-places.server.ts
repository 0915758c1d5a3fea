import type { UseCases } from "#app/use-cases/bind.ts";
import { labelsOf } from "#app/core/map/labels.ts";
import { mapView, scaleBar, svgPath } from "#app/core/map/view.ts";
import type { ShownMap } from "#app/ui/evidence/place-map.tsx";
import type { ReportPlace } from "./report-places.ts";

const SIZE = { width: 480, height: 320 } as const;
const LEGEND =
  "This is no street map. A circle shows how far off a position may be, as its source says or as it was worked out here (the claim beside the file says which), and its dot only says where the middle is; around a dot with a dashed ring nobody says how far it may be off. Blue: what files say. Yellow: what the reporter says. Green: what the office worked out.";

/**
 * Positions that files claim, that reporters named and that the office worked out, on a map of borders, never less than `leastMetres` across (40 km);
 * undefined where there is none. Each keeps its own circle; only their numbers stand together where nobody could tell them apart.
 */
export async function drawnPlaces(
  useCases: Pick<UseCases, "readOutlines">,
  places: readonly ReportPlace[],
  leastMetres?: number,
): Promise<ShownMap | undefined> {
  const view = mapView(places, SIZE, leastMetres);
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
    rows: numbered.map(({ number, href, label, note, value }) => ({
      ...{ number, href, label, note, value },
    })),
  };
}
