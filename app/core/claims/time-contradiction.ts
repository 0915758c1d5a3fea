import { millisOf } from "#app/core/instant.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import {
  CAPTURE_ORDER,
  CREDENTIAL_TIME,
  DEVICE_CLOCKS,
  GPS_TIME,
  HEADER_TIME,
  LOCATION_DATE,
  NEVER_BEST,
} from "#app/core/claims/time-source.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";
import { parseWallTime } from "#app/core/claims/wall-time.ts";
import { looksLikeZones } from "#app/core/claims/zone-inference.ts";

/** Fields that mean one moment: when the picture was taken or the recording began. */
const TAKEN: readonly string[] = [
  "Keys:CreationDate",
  "ExifIFD:DateTimeOriginal",
  "IFD0:DateTimeOriginal",
  "XMP-exif:DateTimeOriginal",
  "XMP-photoshop:DateCreated",
  "UserData:ContentCreateDate",
  "ItemList:ContentCreateDate",
  "IPTC:DateCreated",
];
/** Fields that mean that moment or a later one: digitising, and changing. */
const SINCE: ReadonlySet<string> = new Set([
  "ExifIFD:CreateDate",
  "XMP-xmp:CreateDate",
  "IFD0:ModifyDate",
  "PNG:ModifyDate",
  "XMP-xmp:ModifyDate",
]);

/** When a position was found, which may be long before. */
const FIX_TIMES: ReadonlySet<string> = new Set([GPS_TIME, LOCATION_DATE]);

/** What the times of one file are held against each other under. */
export interface Comparison {
  readonly tolerances: Tolerances;
  /** Of the recording; 0 where it is none or not known. */
  readonly durationSeconds: number;
  /** Sources that mean, or stand for, the moment of taking. */
  readonly taking: ReadonlySet<string>;
}

/** When something was last changed says of no other change that it cannot be. */
const CHANGED: ReadonlySet<string> = new Set([
  "IFD0:ModifyDate",
  "PNG:ModifyDate",
  "XMP-xmp:ModifyDate",
]);

/** The comparison for all times of one file: the one that is shown as the best stands for the time of taking, also where its field means another. */
export function comparisonOf(
  claims: readonly TimeClaim[],
  { durationSeconds, tolerances }: { durationSeconds: number | null; tolerances: Tolerances },
): Comparison {
  const best = rankedTimes(claims)[0];
  return {
    tolerances,
    durationSeconds: durationSeconds ?? 0,
    taking: new Set(
      best === undefined || CHANGED.has(best.source) ? TAKEN : [...TAKEN, best.source],
    ),
  };
}

/** The bounded times that may be shown as when it was taken, the one that speaks first before the others. */
export function rankedTimes(claims: readonly TimeClaim[]): readonly TimeClaim[] {
  return claims
    .filter(({ earliest, latest }) => earliest !== null && latest !== null)
    .filter(({ source }) => !NEVER_BEST.has(source))
    .toSorted((one, other) => rank(one) - rank(other));
}

function rank({ source }: TimeClaim): number {
  const place = CAPTURE_ORDER.indexOf(source);
  return place === -1 ? CAPTURE_ORDER.length : place;
}

/**
 * How many seconds two times of one file contradict each other by; undefined where both can be true (evidence-standards 11.2, tolerances). The
 * only place where this is decided: the level of the best time and the conflicts of each claim follow it.
 */
export function contradictionBetween(
  one: TimeClaim,
  other: TimeClaim,
  comparison: Comparison,
): number | undefined {
  return against(one, other, comparison) ?? against(other, one, comparison);
}

/** `one` as the time of taking. Ranges that touch within the tolerance are no contradiction, nor is what a field means to be later. */
function against(
  one: TimeClaim,
  other: TimeClaim,
  { tolerances, durationSeconds, taking }: Comparison,
): number | undefined {
  const limit = tolerances.clocksConflictSeconds;
  // Whoever vouches for the time of a signature saw the file then: nothing in it is later.
  if (other.source === CREDENTIAL_TIME && other.level === "T1" && !NEVER_BEST.has(one.source)) {
    return beyond(gap(other, one), limit);
  }
  if (!taking.has(one.source) || one.source === HEADER_TIME) return undefined;
  if (other.source === HEADER_TIME)
    return headerBefore(one, other, { tolerances, durationSeconds });
  if (FIX_TIMES.has(one.source)) return undefined;
  if (FIX_TIMES.has(other.source)) {
    return beyond(apartFromFix(one, other, durationSeconds), limit);
  }
  if (taking.has(other.source)) return beyond(Math.max(gap(one, other), gap(other, one)), limit);
  return SINCE.has(other.source) ? beyond(gap(other, one), limit) : undefined;
}

/** A fix that is earlier contradicts a clock whose zone is known; of a range, or of a zone that was assumed, it says that the fix is old. */
function apartFromFix(taken: TimeClaim, fix: TimeClaim, durationSeconds: number): number {
  // A recording's may be found until its end.
  const after = gap(taken, fix) - durationSeconds;
  return isAssumed(taken) || taken.zoneSource === "inferred-gps-time"
    ? after
    : Math.max(after, gap(fix, taken));
}

/** Without a zone of its own a time is a range; the zone of the place is an assumption that no clock confirms. */
export function isAssumed({ zoneSource }: TimeClaim): boolean {
  return zoneSource === "none" || zoneSource === "inferred-place";
}

/**
 * A header is written when recording begins or ends, never before it began by the same clock. Some recorders write local time there, at the
 * beginning or at the end: a difference as zones have it is no contradiction.
 */
function headerBefore(
  taken: TimeClaim,
  header: TimeClaim,
  { tolerances, durationSeconds }: Omit<Comparison, "taking">,
): number | undefined {
  const isOneClock = DEVICE_CLOCKS.has(taken.source) && !isAssumed(taken);
  const { headerBeforeSeconds, clocksConflictSeconds } = tolerances;
  const limit = isOneClock ? headerBeforeSeconds : clocksConflictSeconds;
  const written = header.stated ?? header.latest;
  if (taken.earliest === null || written === null) return undefined;
  const seconds = beyond((millisOf(taken.earliest) - millisOf(written)) / 1000, limit);
  if (seconds === undefined) return undefined;
  return isZonesApart(-seconds, durationSeconds, tolerances) ? undefined : seconds;
}

/** Whether a header lies so many seconds after the start as two zones do, counted from the start or from the end; negative before it. */
export function isZonesApart(later: number, duration: number, tolerances: Tolerances): boolean {
  return [later, later - duration].some((apart) => looksLikeZones(apart, tolerances));
}

function beyond(seconds: number, limit: number): number | undefined {
  return seconds > limit ? seconds : undefined;
}

/** Seconds from the end of the first to the beginning of the second; negative where they overlap or lie the other way. */
function gap(first: TimeClaim, second: TimeClaim): number {
  const [early, late] = [wallOf(first), wallOf(second)];
  // Two wall times of one file without zones are taken to be of one clock, whatever zone was found for each of them.
  if (early !== undefined && late !== undefined) return (late - early) / 1000;
  if (first.latest === null || second.earliest === null) return Number.NEGATIVE_INFINITY;
  return (millisOf(second.earliest) - millisOf(first.latest)) / 1000;
}

/** A bounded wall time beside which no zone is written. */
function wallOf({ local, offset, earliest }: TimeClaim): number | undefined {
  if (local === null || offset !== null || earliest === null) return undefined;
  return parseWallTime(local)?.millis;
}
