import { millisOf } from "#app/core/instant.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import { GPS_TIME, LOCATION_DATE } from "#app/core/claims/time-source.ts";
import { spellSpan } from "#app/core/claims/time-sentence.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";
import { parseWallTime, spellOffset } from "#app/core/claims/wall-time.ts";
import { offsetAt, offsetsAtWall } from "#app/core/claims/zone-from-place.ts";
import { inferZone, isOffsetOfAZone } from "#app/core/claims/zone-inference.ts";

/** By which times the age of a position is told: of taking, and of the fix. */
interface AgeTimes {
  readonly taken: string;
  readonly fix: string;
}

const OF_PICTURE: AgeTimes = { taken: "ExifIFD:DateTimeOriginal", fix: GPS_TIME };
const OF_RECORDING: AgeTimes = { taken: "Keys:CreationDate", fix: LOCATION_DATE };

/** How old a position was at the moment of the picture, or when the recording began, as far as the file's own clocks tell. */
export interface FixAge {
  /** At least so many, where the picture's zone is open; 0 for a fix that is later, which is no old fix but a clock that is wrong. */
  readonly seconds: number;
  /** Zones in which the picture's time was read to tell it; none where it states its own, or none is known. */
  readonly zones: readonly string[];
  /** With this offset, `±HH:MM`, the clock would have shown the picture's time when the position was found: no age then, but another zone. */
  readonly elseSetTo?: string;
}

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
 * The age of the position from this source; undefined where the file's clocks do not tell it. A picture's time without a zone is read in the `zones` of the
 * place, and the least age over them counts.
 */
export function fixAge(
  placeSource: string,
  times: readonly TimeClaim[],
  { zones, tolerances }: { readonly zones: readonly string[]; readonly tolerances: Tolerances },
): FixAge | undefined {
  const beside = timesBeside(placeSource);
  const fix = times.find((claim) => claim.source === beside?.fix);
  const taken = times.find((claim) => claim.source === beside?.taken);
  if (fix?.latest == null || taken?.earliest == null) return undefined;
  const found = millisOf(fix.latest);
  const walls = taken.offset === null && fix.offset === null ? [wallOf(taken), wallOf(fix)] : [];
  const [wallTaken, wallFix] = walls;
  // Two wall times of one device without zones compare as they stand.
  if (wallTaken !== undefined && wallFix !== undefined) {
    return { seconds: Math.max(0, wallTaken - wallFix) / 1000, zones: [] };
  }
  const there = wallTaken === undefined ? [] : offsetsAtWall(zones, wallTaken);
  const moments =
    wallTaken === undefined || there.length === 0
      ? [millisOf(taken.earliest)]
      : there.map(({ offsetMinutes }) => wallTaken - offsetMinutes * 60_000);
  const seconds = Math.max(0, Math.min(...moments) - found) / 1000;
  const isOld = seconds > tolerances.staleFixSeconds;
  const elseSetTo = isOld ? otherZone(taken, fix, { zones, tolerances }) : undefined;
  return {
    seconds,
    zones: [...new Set(there.map(({ zone }) => zone))],
    ...(elseSetTo === undefined ? {} : { elseSetTo }),
  };
}

function wallOf({ local }: TimeClaim): number | undefined {
  return local === null ? undefined : parseWallTime(local)?.millis;
}

/**
 * A real zone in which both clocks agree: a zone that is stated wrongly, or a device that was set to another one, moves the picture's time and not the
 * fix. Only beside a fix that counts in UTC, and not where the zone that the picture states is one of the place: nothing speaks against it then.
 */
function otherZone(
  taken: TimeClaim,
  fix: TimeClaim,
  { zones, tolerances }: { readonly zones: readonly string[]; readonly tolerances: Tolerances },
): string | undefined {
  const wall = wallOf(taken);
  if (fix.zoneSource !== "utc" || fix.latest === null || wall === undefined) return undefined;
  const zone = inferZone(wall, millisOf(fix.latest), tolerances);
  if (zone === undefined || !isOffsetOfAZone(zone.offsetMinutes)) return undefined;
  if (Math.abs(zone.restSeconds) > tolerances.clocksAgreeSeconds) return undefined;
  const isOfThePlace =
    taken.offset !== null &&
    taken.earliest !== null &&
    statesZoneOfPlace(taken.offset, millisOf(taken.earliest), zones);
  return isOfThePlace ? undefined : spellOffset(zone.offsetMinutes);
}

function statesZoneOfPlace(offset: string, millis: number, zones: readonly string[]): boolean {
  return zones.some((zone) => spellOffset(offsetAt(zone, millis)) === offset);
}

/** What a place's sentence says of an age that counts. */
export function ageRemark(age: FixAge): string {
  const { seconds, zones, elseSetTo } = age;
  const read = zones.length === 0 ? "" : `, read in the zone of the place (${zones.join(" or ")}),`;
  const by = `By the file's own clocks${read} it was found ${spellSpan(seconds, "down")} or more before the picture was taken or the recording began`;
  return elseSetTo === undefined
    ? `${by}.`
    : `${by}; or it was found then, and the device's clock was set to another zone (UTC${elseSetTo}): nothing in the file tells which.`;
}
