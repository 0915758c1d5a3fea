import { millisOf } from "#app/core/instant.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import { GPS_TIME } from "#app/core/claims/time-source.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";
import { looksLikeZones } from "#app/core/claims/zone-inference.ts";

const TAKEN = "ExifIFD:DateTimeOriginal";

/** The claims that tell it. */
export const AGE_TIMES: readonly string[] = [TAKEN, GPS_TIME];

/**
 * How old the position fix was at the moment of the picture, in seconds, as far as the file's clocks
 * tell: at least this much where the picture's zone is open. Undefined where they do not tell. A fix
 * later than the picture is no old fix but a clock that is wrong.
 */
export function fixAge(times: readonly TimeClaim[], tolerances: Tolerances): number | undefined {
  const gps = times.find((claim) => claim.source === GPS_TIME);
  const taken = times.find((claim) => claim.source === TAKEN);
  if (gps === undefined || gps.earliest === null) return undefined;
  if (taken === undefined || taken.earliest === null) return undefined;
  const age = Math.max(0, (millisOf(taken.earliest) - millisOf(gps.earliest)) / 1000);
  // A zone that is stated wrongly moves the picture's time, not the fix.
  return taken.zoneSource === "written" && looksLikeZones(age, tolerances) ? undefined : age;
}
