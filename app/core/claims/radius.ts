import type { Datum } from "#app/core/claims/datum.ts";
import { liesFar } from "#app/core/claims/datum.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";

/**
 * Who says how exact a position is. `stated`: its source. The others are worked out here: `dilution` from how the satellites stood,
 * `network-floor` the least that towers and networks are taken to be off, `digits` what so few digits leave open, `datum` with how far its reference
 * system may lie from WGS 84, `widened` by the age of the fix.
 */
export type RadiusOrigin = "stated" | "dilution" | "network-floor" | "digits" | "datum" | "widened";

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

/** Metres of a degree along a meridian, rounded up. */
const METRES_PER_DEGREE = 112_000;
/** More decimals leave less open than is assumed of any position. */
const FEW_DECIMALS = 2;

/** The radius of a position that is written with so many decimals of a degree: it is no finer than the unit of the last one. */
export function noFinerThanWritten(
  radius: Radius | null,
  decimals: number,
  tolerances: Tolerances,
): Radius | null {
  if (decimals > FEW_DECIMALS) return radius;
  const metres = METRES_PER_DEGREE / 10 ** decimals;
  if ((radius?.metres ?? tolerances.assumedRadiusMetres) >= metres) return radius;
  return { metres, origin: "digits", stated: radius?.stated ?? null };
}

/** The radius, around a point taken as one of WGS 84, of a position in another reference system. */
export function shifted(
  radius: Radius | null,
  datum: Datum,
  tolerances: Tolerances,
): Radius | null {
  // What is assumed of a position that does not say how exact it is holds a small shift already.
  if (datum.kind !== "near" || (radius === null && !liesFar(datum))) return radius;
  const metres = (radius?.metres ?? tolerances.assumedRadiusMetres) + datum.metres;
  return { metres, origin: "datum", stated: radius?.stated ?? null };
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
    case "digits":
      return `${within} by our reckoning, as its few digits tell no more${own}`;
    case "datum":
      return `${within} by our reckoning, with how far its reference system may lie from WGS 84${own}`;
    case "widened":
      return `${within} by our reckoning, which grows with the age of the position${own}`;
  }
}

function spellMetres(metres: number): string {
  return metres >= 10_000
    ? `${Math.round(metres / 1000)} km`
    : `${Math.max(1, Math.round(metres))} m`;
}
