import { find } from "geo-tz";
import type { Point } from "./geometry.ts";
import { pointAt } from "./geometry.ts";

export const ZONES = `geo-tz 8.1.9 with the IANA rules ${process.versions["tz"] ?? "of this system"}`;

const BEARINGS = Array.from({ length: 16 }, (_, at) => at * 22.5);
/** Rings at these shares of the reach: a zone between two of them is smaller than any that exists. */
const SHARES = [0.25, 0.5, 0.75, 1];

/** IANA names of the zones within reach of a point, that of the point itself first. Zones of the open sea are left out: nobody sets a clock by them. */
export function zonesAround(point: Point, reachMetres: number): string[] {
  const points = SHARES.flatMap((share) =>
    BEARINGS.map((bearing) => pointAt(point, reachMetres * share, bearing)),
  );
  const found = [point, ...points].flatMap(({ latitude, longitude }) => find(latitude, longitude));
  return [...new Set(found)].filter((zone) => !zone.startsWith("Etc/"));
}
