import { millisOf } from "#app/core/instant.ts";
import type { PlaceClaim, TimeClaim } from "./claim.ts";
import { metresBetween } from "./distance.ts";

/** How far two claims lie apart at least and at most, with the whole doubt of both. */
export interface Apart {
  readonly least: number;
  readonly most: number;
}

/** Seconds between two moments; null where one of them is bounded on one side only. */
export function secondsApart(one: TimeClaim, other: TimeClaim): Apart | null {
  const [a, b] = [boundsOf(one), boundsOf(other)];
  if (a === null || b === null) return null;
  const least = Math.max(0, b.earliest - a.latest, a.earliest - b.latest);
  const most = Math.max(Math.abs(b.latest - a.earliest), Math.abs(a.latest - b.earliest));
  return { least: least / 1000, most: most / 1000 };
}

function boundsOf({ earliest, latest }: TimeClaim) {
  if (earliest === null || latest === null) return null;
  return { earliest: millisOf(earliest), latest: endOfSecond(millisOf(latest)) };
}

/** A clock that shows whole seconds shows the same one for all of it. */
function endOfSecond(millis: number): number {
  return millis % 1000 === 0 ? millis + 999 : millis;
}

/**
 * Metres between two places; null where one has no position. `most` is null where one of them does not say how exact it is: then only
 * the distance of the two points is known.
 */
export function metresApart(
  one: PlaceClaim,
  other: PlaceClaim,
): { readonly points: number; readonly least: number | null; readonly most: number | null } | null {
  if (one.latitude === null || one.longitude === null) return null;
  if (other.latitude === null || other.longitude === null) return null;
  const points = metresBetween(
    { latitude: one.latitude, longitude: one.longitude },
    { latitude: other.latitude, longitude: other.longitude },
  );
  if (one.radiusMetres === null || other.radiusMetres === null) {
    return { points, least: null, most: null };
  }
  const doubt = one.radiusMetres + other.radiusMetres;
  return { points, least: Math.max(0, points - doubt), most: points + doubt };
}
