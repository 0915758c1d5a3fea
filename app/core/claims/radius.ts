import type { Tolerances } from "#app/core/claims/tolerances.ts";

/**
 * Who says how exact a position is. `stated`: its source. The others are worked out here: `dilution` from how the satellites stood,
 * `network-floor` the least that towers and networks are taken to be off, `widened` by the age of the fix.
 */
export type RadiusOrigin = "stated" | "dilution" | "network-floor" | "widened";

/** How exact a position is taken to be, and by whom. */
export interface Radius {
  /** Metres within which the point is taken to lie. */
  readonly metres: number;
  readonly origin: RadiusOrigin;
  /** The source's own estimate in metres; null where it gives none. */
  readonly stated: number | null;
}

/** A radius that the source itself states; null where it states none that can be one. */
export function statedRadius(metres: number | null): Radius | null {
  return metres !== null && metres > 0 && Number.isFinite(metres)
    ? { metres, origin: "stated", stated: metres }
    : null;
}

/** The radius of a fix since which the device may have moved so many metres. */
export function widened(radius: Radius | null, moved: number, tolerances: Tolerances): Radius {
  const metres = Math.round((radius?.metres ?? tolerances.assumedRadiusMetres) + moved);
  return { metres, origin: "widened", stated: radius?.stated ?? null };
}

/** How exact a position is, for the middle of a sentence: an estimate is called the source's own only where it is. */
export function radiusWords(radius: Radius | null, tolerances: Tolerances): string {
  if (radius === null) {
    return `without saying how exact it is (${tolerances.assumedRadiusMetres} m assumed)`;
  }
  const within = `to within ${spellMetres(radius.metres)}`;
  const own = radius.stated === null ? "" : `; its own estimate is ${spellMetres(radius.stated)}`;
  switch (radius.origin) {
    case "stated":
      return `${within} by its own estimate`;
    case "dilution":
      return `${within} by our reckoning from how the satellites stood (it gives no estimate in metres)`;
    case "network-floor":
      return `${within} by our reckoning, as towers and networks are taken to be no finer${own}`;
    case "widened":
      return `${within} by our reckoning, which grows with the age of the position${own}`;
  }
}

function spellMetres(metres: number): string {
  return metres >= 10_000
    ? `${Math.round(metres / 1000)} km`
    : `${Math.max(1, Math.round(metres))} m`;
}
