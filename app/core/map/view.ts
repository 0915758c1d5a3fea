/** A box in degrees, WGS 84. `west` may lie below -180 and `east` above 180 where it spans the date line. */
export interface MapBounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export interface MapPoint {
  readonly latitude: number;
  readonly longitude: number;
  /** Null: its source does not say how exact it is. */
  readonly radiusMetres: number | null;
}

/** A flat drawing of a small part of the earth; x goes east, y goes south, both in its own units. */
export interface MapView {
  readonly bounds: MapBounds;
  readonly width: number;
  readonly height: number;
  readonly metresPerUnit: number;
  place(at: { readonly latitude: number; readonly longitude: number }): {
    readonly x: number;
    readonly y: number;
  };
}

const DEGREE_METRES = 111_195;
/** Closer than this the outlines that we hold would show nothing at all. */
const LEAST_METRES_ACROSS = 40_000;
/** Space around the outermost circle. */
const MARGIN = 1.25;

/**
 * The smallest view that shows all points with their circles, never less than 40 km or `leastMetres` across; undefined without points. Right for
 * a state; a view of half the world is only a sketch.
 */
export function mapView(
  points: readonly MapPoint[],
  size: { readonly width: number; readonly height: number },
  leastMetres = LEAST_METRES_ACROSS,
): MapView | undefined {
  const [first] = points;
  if (first === undefined) return undefined;
  // Counted from the first point, so that two points on both sides of the date line are near each other.
  const east = (longitude: number) => ((longitude - first.longitude + 540) % 360) - 180;
  const latitudes = points.map(({ latitude }) => latitude);
  const middle = (Math.min(...latitudes) + Math.max(...latitudes)) / 2;
  const narrow = Math.max(0.01, Math.cos((middle * Math.PI) / 180));
  const flat = (at: { readonly latitude: number; readonly longitude: number }) => ({
    x: east(at.longitude) * narrow * DEGREE_METRES,
    y: (middle - at.latitude) * DEGREE_METRES,
  });
  const edges = points.map((point) => ({ ...flat(point), reach: point.radiusMetres ?? 0 }));
  const [left, right] = span(edges.map(({ x, reach }) => [x - reach, x + reach]));
  const [top, bottom] = span(edges.map(({ y, reach }) => [y - reach, y + reach]));
  const metresPerUnit = Math.max(
    ((right - left) * MARGIN) / size.width,
    ((bottom - top) * MARGIN) / size.height,
    leastMetres / size.width,
  );
  const centre = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const half = { x: (size.width * metresPerUnit) / 2, y: (size.height * metresPerUnit) / 2 };
  return {
    ...size,
    metresPerUnit,
    bounds: {
      west: first.longitude + (centre.x - half.x) / (narrow * DEGREE_METRES),
      east: first.longitude + (centre.x + half.x) / (narrow * DEGREE_METRES),
      north: Math.min(90, middle - (centre.y - half.y) / DEGREE_METRES),
      south: Math.max(-90, middle - (centre.y + half.y) / DEGREE_METRES),
    },
    place: (at) => {
      const { x, y } = flat(at);
      return {
        x: size.width / 2 + (x - centre.x) / metresPerUnit,
        y: size.height / 2 + (y - centre.y) / metresPerUnit,
      };
    },
  };
}

function span(ranges: readonly (readonly [number, number])[]): [number, number] {
  return [Math.min(...ranges.map(([from]) => from)), Math.max(...ranges.map(([, to]) => to))];
}

/** A length for a scale bar: the largest of 1, 2, 5 times a power of ten metres that takes at most a quarter of the width. */
export function scaleBar({ width, metresPerUnit }: MapView): {
  readonly metres: number;
  readonly units: number;
} {
  const most = (width * metresPerUnit) / 4;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((times) => times * power).find((one) => one <= most) ?? power;
  return { metres, units: metres / metresPerUnit };
}

/** Lines of `[longitude, latitude]` as the path of an SVG, to a tenth of a unit; points that come to lie on each other are drawn once. */
export function svgPath(
  lines: readonly (readonly (readonly number[])[])[],
  view: Pick<MapView, "place">,
): string {
  const half = halfWorld(view);
  return lines
    .flatMap((line) => {
      let last: { readonly text: string; readonly x: number } | undefined;
      const runs: string[][] = [[]];
      for (const [longitude = 0, latitude = 0] of line) {
        const { x, y } = view.place({ latitude, longitude });
        const text = `${Number(x.toFixed(1))} ${Number(y.toFixed(1))}`;
        // What goes around the back of the drawing comes in again on its other side; no line runs between.
        if (last !== undefined && Math.abs(x - last.x) > half) runs.push([]);
        if (text !== last?.text) runs.at(-1)?.push(text);
        last = { text, x };
      }
      return runs;
    })
    .map((run) => (run.length < 2 ? "" : `M${run.join("L")}`))
    .join("");
}

/** Units across 180 degrees of longitude. A quarter is measured twice: one of the two may go around the back. */
function halfWorld({ place }: Pick<MapView, "place">): number {
  const at = (longitude: number) => place({ latitude: 0, longitude }).x;
  return 2 * Math.min(Math.abs(at(90) - at(0)), Math.abs(at(180) - at(90)));
}
