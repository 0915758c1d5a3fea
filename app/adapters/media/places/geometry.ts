/** Degrees, WGS 84. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

/** A closed line of `[longitude, latitude]`, as GeoJSON has it. */
export type Ring = readonly (readonly number[])[];

export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Metres of one degree of latitude, on a sphere of the earth's mean radius. */
const DEGREE_METRES = 111_195;

/** The smallest box around rings. */
export function boundsOf(rings: readonly Ring[]): Bounds {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [longitude = 0, latitude = 0] of rings.flat()) {
    west = Math.min(west, longitude);
    south = Math.min(south, latitude);
    east = Math.max(east, longitude);
    north = Math.max(north, latitude);
  }
  return { west, south, east, north };
}

/** Whether a point lies in a box or so near to it. */
export function near(bounds: Bounds, { latitude, longitude }: Point, metres: number): boolean {
  const up = metres / DEGREE_METRES;
  const along = up / narrowing(latitude);
  return (
    latitude >= bounds.south - up &&
    latitude <= bounds.north + up &&
    longitude >= bounds.west - along &&
    longitude <= bounds.east + along
  );
}

/** Whether rings hold a point: within an odd number of them, so that holes are outside. */
export function holds(rings: readonly Ring[], { latitude, longitude }: Point): boolean {
  let inside = false;
  for (const ring of rings) {
    ring.forEach(([x2 = 0, y2 = 0], at) => {
      const [x1 = 0, y1 = 0] = ring[at === 0 ? ring.length - 1 : at - 1] ?? [];
      const crosses = y1 > latitude !== y2 > latitude;
      if (crosses && longitude < x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    });
  }
  return inside;
}

/** Metres from a point to the nearest line of the rings; on a plane around the point, which is right for some tens of kilometres. */
export function metresToEdge(rings: readonly Ring[], { latitude, longitude }: Point): number {
  const narrow = narrowing(latitude);
  const flat = ([x = 0, y = 0]: readonly number[]): readonly [number, number] => [
    (x - longitude) * narrow * DEGREE_METRES,
    (y - latitude) * DEGREE_METRES,
  ];
  let nearest = Infinity;
  for (const ring of rings) {
    for (let at = 1; at < ring.length; at += 1) {
      nearest = Math.min(nearest, metresToLine(flat(ring[at - 1] ?? []), flat(ring[at] ?? [])));
    }
  }
  return nearest;
}

/** From the origin to the line between two points. */
function metresToLine(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
): number {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2;
  const share = length === 0 ? 0 : -(x1 * (x2 - x1) + y1 * (y2 - y1)) / length;
  const along = Math.max(0, Math.min(1, share));
  return Math.hypot(x1 + along * (x2 - x1), y1 + along * (y2 - y1));
}

/** A point some metres away in a direction (degrees clockwise from north). */
export function pointAt({ latitude, longitude }: Point, metres: number, bearing: number): Point {
  const angle = (bearing * Math.PI) / 180;
  const up = (metres * Math.cos(angle)) / DEGREE_METRES;
  const along = (metres * Math.sin(angle)) / DEGREE_METRES / narrowing(latitude);
  return {
    latitude: Math.max(-90, Math.min(90, latitude + up)),
    longitude: ((longitude + along + 540) % 360) - 180,
  };
}

/** How much shorter a degree of longitude is than one of latitude; never zero, so that the poles divide nothing by it. */
function narrowing(latitude: number): number {
  return Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
}
