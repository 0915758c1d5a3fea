import { dateFormat } from "#app/core/date-format.ts";
import { millisOf } from "#app/core/instant.ts";
import type { Sign, TimeClaim } from "#app/core/claims/claim.ts";
import type { Surroundings } from "#app/core/claims/surroundings.ts";
import { WALL_TIME_SOURCES } from "#app/core/claims/time-source.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";
import { parseOffset, spellOffset } from "#app/core/claims/wall-time.ts";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** An offset that clocks of a zone may have shown with a wall time. */
export interface ZonedOffset {
  readonly zone: string;
  readonly offsetMinutes: number;
  /** `repeated`: the hour came twice that day. `skipped`: no clock that was right showed it. */
  readonly how: "ordinary" | "repeated" | "skipped";
}

/**
 * Zones in which a time taken at these places may be meant: of every position in the file, borders included. None where a
 * position is so rough that its zone is a guess.
 */
export function zonesOf(
  surroundings: readonly Surroundings[],
  tolerances: Tolerances,
): readonly string[] {
  if (surroundings.some(({ reachMetres }) => reachMetres > tolerances.roughPlaceMetres)) {
    return [];
  }
  return [...new Set(surroundings.flatMap(({ zones }) => zones))];
}

/** Minutes ahead of UTC of a zone at a moment, by the IANA rules of that day. `millis` is UTC. */
export function offsetAt(zone: string, millis: number): number {
  const parts = dateFormat("en-US", {
    timeZone: zone,
    timeZoneName: "longOffset",
  }).formatToParts(millis);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "";
  return parseOffset(name.replace(/^GMT/, "").slice(0, 6)) ?? 0;
}

/**
 * Every offset that a wall time may have had in the zones: one on an ordinary day, both where clocks were set back and
 * showed the hour twice, and both sides of the change where they were set forward and skipped it. `wallMillis` counts as
 * if the wall were UTC.
 */
export function offsetsAtWall(zones: readonly string[], wallMillis: number): ZonedOffset[] {
  return zones.flatMap((zone) => {
    const around = [offsetAt(zone, wallMillis - DAY), offsetAt(zone, wallMillis + DAY)];
    const possible = [...new Set(around)];
    const right = possible.filter(
      (offset) => offsetAt(zone, wallMillis - offset * MINUTE) === offset,
    );
    const how = right.length === 0 ? "skipped" : right.length > 1 ? "repeated" : "ordinary";
    const kept = right.length === 0 ? possible : right;
    return kept.map((offsetMinutes) => ({ zone, offsetMinutes, how }) as const);
  });
}

/** How a sentence says which clocks were assumed. */
export function assumptionWords(offsets: readonly ZonedOffset[]): string {
  const said = offsets.map(
    ({ zone, offsetMinutes }) => `${zone} (UTC${spellOffset(offsetMinutes)})`,
  );
  const named = `assuming that the clock was set to the zone of the place in this file: ${said.join(" or ")}`;
  if (offsets.some(({ how }) => how === "skipped")) {
    return `${named}; clocks there skipped this hour that day, so this one was wrong or not yet changed, and both sides of the change are kept`;
  }
  return offsets.some(({ how }) => how === "repeated")
    ? `${named}; clocks there showed this hour twice that day`
    : named;
}

const OF_CAPTURE = new Set(
  WALL_TIME_SOURCES.filter(({ ofCapture }) => ofCapture).map(({ source }) => source),
);

/**
 * A time of taking whose zone is not that of the place in the same file (lead): the offset as written, or as another clock
 * in the file shows it, is none that clocks at the place had at that moment.
 */
export function zoneSigns(times: readonly TimeClaim[], zones: readonly string[]): Sign[] {
  if (zones.length === 0) return [];
  const signs = new Map<string, Sign>();
  for (const claim of times) {
    const stated = claim.offset ?? claim.assumedOffset;
    if (!OF_CAPTURE.has(claim.source) || stated === null || claim.earliest === null) continue;
    if (claim.zoneSource === "inferred-place") continue;
    // Programs write Z for a moment in UTC: that is no clock that was set to a zone.
    if (claim.raw.trimEnd().endsWith("Z")) continue;
    const millis = millisOf(claim.earliest);
    const there = [...new Set(zones.map((zone) => offsetAt(zone, millis)))];
    if (there.map(spellOffset).includes(stated)) continue;
    const how = claim.offset === null ? "by the other clock in the file is" : "states";
    // Of the fix only where it is the fix that speaks for this zone.
    const oldFix = claim.offset === null ? "A position that was found long before, a" : "A";
    const sentence = `${claim.source} ${how} UTC${stated}; at the place in the same file clocks showed ${there.map((offset) => `UTC${spellOffset(offset)}`).join(" or ")} then (${zones.join(", ")}). ${oldFix} camera that was not set anew on a journey, a phone kept on the time of home, and a place added later all look so.`;
    if (!signs.has(stated)) signs.set(stated, { code: "zone-not-of-place", sentence });
  }
  return [...signs.values()];
}
