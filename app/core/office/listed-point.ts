import { metresBetween } from "../claims/distance.ts";
import type { Json } from "../json.ts";
import type { ListedPlace } from "./place-list.ts";

export interface ListedPoint {
  /** Degrees, WGS 84. */
  readonly latitude: number;
  readonly longitude: number;
  /** From the point to the farthest corner of the outline, rounded up; null where the list has no outline. */
  readonly radiusMetres: number | null;
}

/**
 * Where a listed place lies: its own coordinates, or else the middle of its outline's box. Undefined where the list has neither, or an outline
 * that holds no position.
 */
export function listedPoint(place: ListedPlace): ListedPoint | undefined {
  const corners = positionsIn(place.outline);
  const at = ownPoint(place) ?? middleOf(corners);
  if (at === undefined) return undefined;
  // A lone point is no outline: it does not say how far the place reaches.
  const reach = corners.length < 2 ? null : farthest(at, corners);
  return { ...at, radiusMetres: reach };
}

type Point = Pick<ListedPoint, "latitude" | "longitude">;

function ownPoint({ latitude, longitude }: ListedPlace): Point | undefined {
  if (latitude === null || longitude === null) return undefined;
  return { latitude: Number(latitude), longitude: Number(longitude) };
}

function middleOf(corners: readonly Point[]): Point | undefined {
  if (corners.length === 0) return undefined;
  const middle = (numbers: readonly number[]) => (Math.min(...numbers) + Math.max(...numbers)) / 2;
  return {
    latitude: middle(corners.map(({ latitude }) => latitude)),
    longitude: middle(corners.map(({ longitude }) => longitude)),
  };
}

function farthest(at: Point, corners: readonly Point[]): number {
  return Math.ceil(corners.reduce((most, corner) => Math.max(most, metresBetween(at, corner)), 1));
}

/** Every position of a GeoJSON geometry, however deep; what is no position is passed over. */
function positionsIn(outline: Json): Point[] {
  if (outline === null || typeof outline !== "object" || Array.isArray(outline)) return [];
  const { coordinates, geometries } = outline as Readonly<Record<string, Json>>;
  if (Array.isArray(geometries)) return geometries.flatMap((one: Json) => positionsIn(one));
  return coordinates === undefined ? [] : positionsOf(coordinates);
}

function positionsOf(coordinates: Json): Point[] {
  if (!Array.isArray(coordinates)) return [];
  const [longitude, latitude] = coordinates as readonly Json[];
  if (typeof longitude === "number" && typeof latitude === "number") {
    const isOnEarth = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
    return isOnEarth ? [{ latitude, longitude }] : [];
  }
  return coordinates.flatMap((one: Json) => positionsOf(one));
}
