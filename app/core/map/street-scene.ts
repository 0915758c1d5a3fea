import { circleLine } from "./circle.ts";
import type { StreetMapAbout } from "./street-map.ts";
import { streetLayers, type StreetStyleLayer } from "./street-style.ts";
import type { MapBounds, MapPoint } from "./view.ts";

/** A place to be drawn on streets. */
export interface ScenePlace extends MapPoint {
  readonly number: string;
  readonly source: "file" | "reporter" | "office";
}

/** All that a browser needs to draw a street map with places on it, without asking again what it means. */
export interface StreetScene {
  readonly format: StreetMapAbout["format"];
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly layers: readonly StreetStyleLayer[];
  /** What is shown first. */
  readonly bounds: MapBounds;
  readonly places: readonly (ScenePlace & {
    /** The circle of its doubt, `[longitude, latitude]`; undefined where its source does not say how large. */
    readonly circle: readonly (readonly [number, number])[] | undefined;
  })[];
}

/** Never nearer than this many degrees at first: a lone point fills no street. */
const LEAST_DEGREES = 0.004;

/** The whole of a map with its places; without any, all that the map covers. */
export function streetScene(about: StreetMapAbout, places: readonly ScenePlace[]): StreetScene {
  const { format, minZoom, maxZoom } = about;
  const drawn = places.map((place) => ({
    ...place,
    circle: place.radiusMetres === null ? undefined : circleLine(place, place.radiusMetres),
  }));
  const all = drawn.flatMap(({ circle, longitude, latitude }) => [
    ...(circle ?? []),
    [longitude, latitude] as const,
  ]);
  return {
    ...{ format, minZoom, maxZoom, layers: streetLayers(about), places: drawn },
    bounds: all.length === 0 ? about.bounds : around(all),
  };
}

function around(points: readonly (readonly [number, number])[]): MapBounds {
  const longitudes = points.map(([longitude]) => longitude);
  const latitudes = points.map(([, latitude]) => latitude);
  return {
    west: Math.min(...longitudes) - LEAST_DEGREES,
    south: Math.max(-85, Math.min(...latitudes) - LEAST_DEGREES),
    east: Math.max(...longitudes) + LEAST_DEGREES,
    north: Math.min(85, Math.max(...latitudes) + LEAST_DEGREES),
  };
}
