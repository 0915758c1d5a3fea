import type { Tolerances } from "#app/core/claims/tolerances.ts";
import { EAST_MOST_MINUTES, WEST_MOST_MINUTES } from "#app/core/claims/wall-time.ts";

/** A zone inferred from two clocks: whole quarters of an hour, and the rest between the clocks. */
export interface InferredZone {
  readonly offsetMinutes: number;
  /** Device clock minus satellite clock, once the zone is taken off. */
  readonly restSeconds: number;
}

const QUARTER = 15;

/** Offsets that clocks of some zone show in our time beside those of whole hours (IANA time zone database). */
const BETWEEN_HOURS = [-570, -210, -150, 210, 270, 330, 345, 390, 525, 570, 630, 645, 825];

/** Whether clocks anywhere are set so far from UTC. */
export function isOffsetOfAZone(minutes: number): boolean {
  return minutes % 60 === 0 || BETWEEN_HOURS.includes(minutes);
}

/**
 * The zone in which a wall time would agree with a satellite time; undefined when the rest is too
 * large or no zone lies that far from UTC, as with an old fix.
 */
export function inferZone(
  wallMillis: number,
  gpsMillis: number,
  tolerances: Tolerances,
): InferredZone | undefined {
  const minutes = (wallMillis - gpsMillis) / 60_000;
  const offsetMinutes = Math.round(minutes / QUARTER) * QUARTER;
  const restSeconds = (minutes - offsetMinutes) * 60;
  if (offsetMinutes < WEST_MOST_MINUTES || offsetMinutes > EAST_MOST_MINUTES) return undefined;
  if (Math.abs(restSeconds) >= tolerances.inferredZoneRestSeconds) return undefined;
  // Math.round gives -0 for a wall just west of UTC.
  return { offsetMinutes: offsetMinutes === 0 ? 0 : offsetMinutes, restSeconds };
}

/** True when two clocks differ by whole quarters of an hour, as two zones do, and not by a wrong clock. */
export function looksLikeZones(differenceSeconds: number, tolerances: Tolerances): boolean {
  const quarters = Math.round(differenceSeconds / 900);
  const limit = EAST_MOST_MINUTES / QUARTER;
  if (quarters === 0 || Math.abs(quarters) > limit) return false;
  return Math.abs(differenceSeconds - quarters * 900) <= tolerances.clocksAgreeSeconds;
}
