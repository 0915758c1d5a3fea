import type { Bounds, ClaimContext } from "#app/core/claims/bounds.ts";
import {
  ANY_ZONE,
  boundsOfBeginning,
  boundsOfMoment,
  boundsOfWallTime,
  keptBounds,
} from "#app/core/claims/bounds.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import { fixTimeWords, gpsTimeClaim } from "#app/core/claims/fix-time.ts";
import { readGpsTime } from "#app/core/claims/gps-time.ts";
import { movieHeaderClaims } from "#app/core/claims/movie-header-time.ts";
import type { FieldIndex } from "#app/core/claims/raw-field.ts";
import { bare, notADate, refused } from "#app/core/claims/refused-time.ts";
import { quote, spellBounds, spellSpan, spellWall } from "#app/core/claims/time-sentence.ts";
import type { WallTimeSource } from "#app/core/claims/time-source.ts";
import { WALL_TIME_SOURCES } from "#app/core/claims/time-source.ts";
import type { WallTime } from "#app/core/claims/wall-time.ts";
import {
  parseOffset,
  parseWallTime,
  spellOffset,
  withFraction,
} from "#app/core/claims/wall-time.ts";
import type { ZonedOffset } from "#app/core/claims/zone-from-place.ts";
import { assumptionWords, offsetsAtWall } from "#app/core/claims/zone-from-place.ts";
import type { InferredZone } from "#app/core/claims/zone-inference.ts";
import { inferZone, isOffsetOfAZone } from "#app/core/claims/zone-inference.ts";

/**
 * Every time that the fields hold, each as a claim of its own and at the level it has alone. `zones` are those of the
 * places in the same file; they narrow a time of taking that has no zone of its own.
 */
export function timeClaims(
  fields: FieldIndex,
  context: ClaimContext,
  zones: readonly string[] = [],
): TimeClaim[] {
  const gps = gpsTimeClaim(fields, context);
  const gpsMillis = gps?.earliest == null ? undefined : readGpsTime(fields)?.millis;
  const claims: TimeClaim[] = [];
  for (const source of WALL_TIME_SOURCES) {
    const raw = textOf(source, fields);
    if (raw !== undefined)
      claims.push(wallTimeClaim({ source, raw, fields, gpsMillis, zones, context }));
  }
  if (gps !== undefined) claims.push(gps);
  return [...claims, ...movieHeaderClaims(fields, context, zones)];
}

/** Date and time of day as one text where they are written apart. */
function textOf({ source, timeOfDay }: WallTimeSource, fields: FieldIndex): string | undefined {
  const date = fields.text(source);
  const time = timeOfDay === undefined ? undefined : fields.text(timeOfDay);
  return date === undefined || time === undefined ? date : `${date} ${time}`;
}

const LEVELS = {
  device: { zone: "T2", noZone: "T4" },
  fix: { zone: "T4", noZone: "T4" },
  container: { zone: "T4", noZone: "T4" },
  trace: { zone: "T5", noZone: "T5" },
} as const;

/** What the sentence of a time with a zone ends with. */
const RESERVATIONS = {
  device: "its clock was not checked",
  fix: "a position can be older than the recording, and this may be the device's own clock",
  container: "that is when this file was put together, which a copy does again",
  trace: "editors and converters write this too",
} as const;

interface WallTimeReading {
  readonly source: WallTimeSource;
  readonly raw: string;
  readonly fields: FieldIndex;
  readonly gpsMillis: number | undefined;
  readonly zones: readonly string[];
  readonly context: ClaimContext;
}

function wallTimeClaim(reading: WallTimeReading): TimeClaim {
  const { source, raw, fields, gpsMillis, zones, context } = reading;
  const wall = readWallTime(source, raw, fields);
  if (wall === undefined) return notADate(source.source, raw);
  const { slackMillis } = wall;
  const unset =
    source.kind === "container"
      ? boundsOfBeginning(wall.millis, { slackMillis, offsets: ANY_ZONE }, context)
      : boundsOfWallTime(wall.millis, slackMillis, context);
  if (unset.kind === "refused" && unset.why !== "after-receipt") {
    return refused(source.source, raw, wall, unset);
  }
  if (wall.offsetMinutes !== null) return withWrittenZone(source, raw, wall, context);
  const isTaking = source.ofCapture && wall.local !== null;
  const there = isTaking ? offsetsAtWall(zones, wall.millis) : [];
  const inferred =
    gpsMillis === undefined || !isTaking
      ? undefined
      : inferZone(wall.millis, gpsMillis, context.tolerances);
  if (inferred !== undefined && isOffsetOfAZone(inferred.offsetMinutes)) {
    return there.length === 0 || isOneOf(there, inferred.offsetMinutes)
      ? withInferredZone(reading, wall, inferred)
      : withZonesAtOdds(reading, wall, inferred, there);
  }
  if (there.length > 0) return withZoneOfPlace(source, raw, wall, there, context);
  if (unset.kind === "refused") return refused(source.source, raw, wall, unset);
  const said = wall.local === null ? quote(raw) : spellWall(wall.local);
  return {
    ...bare(source.source, raw, wall),
    ...keptBounds(unset),
    level: LEVELS[source.kind].noZone,
    sentence: `${source.words} says ${said} without a time zone: ${spellBounds(unset)}.`,
  };
}

function isOneOf(offsets: readonly ZonedOffset[], minutes: number): boolean {
  return offsets.some(({ offsetMinutes }) => offsetMinutes === minutes);
}

function readWallTime(
  source: WallTimeSource,
  raw: string,
  fields: FieldIndex,
): WallTime | undefined {
  const written = parseWallTime(raw);
  if (written === undefined) return undefined;
  const fraction = source.fraction === undefined ? undefined : fields.text(source.fraction);
  const wall = fraction === undefined ? written : withFraction(written, fraction);
  if (wall.offsetMinutes !== null || source.offset === undefined) return wall;
  return { ...wall, offsetMinutes: parseOffset(fields.text(source.offset) ?? "") ?? null };
}

function withWrittenZone(
  source: WallTimeSource,
  raw: string,
  wall: WallTime,
  context: ClaimContext,
): TimeClaim {
  const offset = wall.offsetMinutes ?? 0;
  const { slackMillis } = wall;
  const bounds =
    source.kind === "container"
      ? boundsOfBeginning(wall.millis, { slackMillis, offsets: [offset] }, context)
      : boundsOfMoment(wall.millis - offset * 60_000, slackMillis, context);
  if (bounds.kind === "refused") return refused(source.source, raw, wall, bounds);
  const zone = spellOffset(offset);
  const isRange = source.kind === "container" && bounds.earliest !== bounds.latest;
  const meaning = isRange ? "by which the recording began" : "which is";
  const moment = `${spellWall(wall.local ?? raw)} (UTC${zone}), ${meaning} ${spellBounds(bounds)}`;
  return {
    ...bare(source.source, raw, wall),
    zoneSource: "written",
    ...keptBounds(bounds),
    level: LEVELS[source.kind].zone,
    sentence: `${source.words} ${source.kind === "device" ? "recorded" : "says"} ${moment}; ${RESERVATIONS[source.kind]}.`,
  };
}

function withInferredZone(
  { source, raw, fields, context }: WallTimeReading,
  wall: WallTime,
  zone: InferredZone,
): TimeClaim {
  const utc = wall.millis - zone.offsetMinutes * 60_000;
  const bounds = boundsOfMoment(utc, wall.slackMillis, context);
  if (bounds.kind === "refused") return refused(source.source, raw, wall, bounds);
  const assumed = spellOffset(zone.offsetMinutes);
  return {
    ...bare(source.source, raw, wall),
    assumedOffset: assumed,
    zoneSource: "inferred-gps-time",
    ...keptBounds(bounds),
    level: source.kind === "device" ? "T3" : LEVELS[source.kind].noZone,
    sentence:
      `${source.words} says ${spellWall(wall.local ?? raw)} without a time zone: ` +
      `${spellBounds(bounds)}, assuming UTC${assumed}, which brings it within ` +
      `${spellSpan(zone.restSeconds, "up")} of the ${fixTimeWords(fields)} in the same file.`,
  };
}

/**
 * The other clock in the file agrees with a zone that the place does not have. A fix that is old by chance agrees with some
 * zone two times in three, so that the zone of the place is as possible: both bound the time.
 */
function withZonesAtOdds(
  { source, raw, fields, context }: WallTimeReading,
  wall: WallTime,
  zone: InferredZone,
  there: readonly ZonedOffset[],
): TimeClaim {
  const bounds = boundsOfOffsets(
    wall,
    [zone.offsetMinutes, ...there.map(({ offsetMinutes }) => offsetMinutes)],
    context,
  );
  if (bounds.kind === "refused") return refused(source.source, raw, wall, bounds);
  const assumed = spellOffset(zone.offsetMinutes);
  return {
    ...bare(source.source, raw, wall),
    assumedOffset: assumed,
    zoneSource: "inferred-gps-time",
    ...keptBounds(bounds),
    level: LEVELS[source.kind].noZone,
    sentence:
      `${source.words} says ${spellWall(wall.local ?? raw)} without a time zone: ` +
      `${spellBounds(bounds)}. By the ${fixTimeWords(fields)} in the same file it would be ` +
      `UTC${assumed}, which clocks at the place in it did not show then: the position may have been found long before, ` +
      `or the device was set to another zone. Both are kept, ${assumptionWords(there)}, or to UTC${assumed}.`,
  };
}

/** Where clocks at the place may have shown the time with several offsets, all of them bound it and none is chosen. */
function withZoneOfPlace(
  source: WallTimeSource,
  raw: string,
  wall: WallTime,
  offsets: readonly ZonedOffset[],
  context: ClaimContext,
): TimeClaim {
  const minutes = [...new Set(offsets.map(({ offsetMinutes }) => offsetMinutes))];
  const bounds = boundsOfOffsets(wall, minutes, context);
  if (bounds.kind === "refused") return refused(source.source, raw, wall, bounds);
  return {
    ...bare(source.source, raw, wall),
    assumedOffset: minutes.length === 1 ? spellOffset(minutes[0] ?? 0) : null,
    zoneSource: "inferred-place",
    ...keptBounds(bounds),
    level: source.kind === "device" ? "T3" : LEVELS[source.kind].noZone,
    sentence:
      `${source.words} says ${spellWall(wall.local ?? raw)} without a time zone: ` +
      `${spellBounds(bounds)}, ${assumptionWords(offsets)}.`,
  };
}

/** Bounds of a wall time that was shown with one of these offsets, in minutes ahead of UTC. */
function boundsOfOffsets(
  wall: WallTime,
  minutes: readonly number[],
  context: ClaimContext,
): Bounds {
  const eastMost = Math.max(...minutes);
  const spread = (eastMost - Math.min(...minutes)) * 60_000;
  return boundsOfMoment(wall.millis - eastMost * 60_000, wall.slackMillis + spread, context);
}
