import { millisOf } from "#app/core/instant.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import { GPS_TIME, LOCATION_DATE } from "#app/core/claims/time-source.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";
import { looksLikeZones } from "#app/core/claims/zone-inference.ts";

/** By which times the age of a position is told: of taking, and of the fix. */
interface AgeTimes {
  readonly taken: string;
  readonly fix: string;
}

const OF_PICTURE: AgeTimes = { taken: "ExifIFD:DateTimeOriginal", fix: GPS_TIME };
const OF_RECORDING: AgeTimes = { taken: "Keys:CreationDate", fix: LOCATION_DATE };

/** The sources of the times that tell the age of a position from this source; none for a position that has no time beside it. */
export function ageTimesOf(placeSource: string): readonly string[] {
  const times = timesBeside(placeSource);
  return times === undefined ? [] : [times.taken, times.fix];
}

function timesBeside(placeSource: string): AgeTimes | undefined {
  if (placeSource.startsWith("GPS:")) return OF_PICTURE;
  return placeSource === "Keys:GPSCoordinates" ? OF_RECORDING : undefined;
}

/**
 * How old a position from this source was at the moment of the picture, or when the recording began, in seconds, as far as the file's clocks
 * tell: at least this much where the picture's zone is open. Undefined where they do not tell. A fix
 * later than the picture is no old fix but a clock that is wrong.
 */
export function fixAge(
  placeSource: string,
  times: readonly TimeClaim[],
  tolerances: Tolerances,
): number | undefined {
  const beside = timesBeside(placeSource);
  const fix = times.find((claim) => claim.source === beside?.fix);
  const taken = times.find((claim) => claim.source === beside?.taken);
  if (fix === undefined || fix.earliest === null) return undefined;
  if (taken === undefined || taken.earliest === null) return undefined;
  const age = Math.max(0, (millisOf(taken.earliest) - millisOf(fix.earliest)) / 1000);
  // A zone that is stated wrongly moves the picture's time, not the fix.
  return taken.zoneSource === "written" && looksLikeZones(age, tolerances) ? undefined : age;
}
