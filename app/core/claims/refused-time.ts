import type { Bounds } from "#app/core/claims/bounds.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import { quote, refusalWords } from "#app/core/claims/time-sentence.ts";
import type { WallTime } from "#app/core/claims/wall-time.ts";
import { spellOffset } from "#app/core/claims/wall-time.ts";

/** What a claim repeats of the wall time it was read from, with no bounds yet. */
export function bare(
  source: string,
  raw: string,
  wall: WallTime,
): Omit<TimeClaim, "level" | "sentence"> {
  return {
    source,
    raw,
    local: wall.local,
    offset: wall.offsetMinutes === null ? null : spellOffset(wall.offsetMinutes),
    assumedOffset: null,
    zoneSource: wall.offsetMinutes === null ? "none" : "written",
    earliest: null,
    latest: null,
  };
}

/** A time that no camera can have meant: quoted, and nothing derived from it. */
export function refused(
  source: string,
  raw: string,
  wall: WallTime,
  bounds: Extract<Bounds, { kind: "refused" }>,
): TimeClaim {
  const sentence = `The file says ${quote(raw)}, ${refusalWords(bounds.why)}; nothing is derived from it.`;
  return { ...bare(source, raw, wall), level: "T5", sentence };
}

/** A claim of a text from which nothing is derived: no moment, no zone, the lowest level. Its sentence says why. */
export function nothingDerived(source: string, raw: string): Omit<TimeClaim, "sentence"> {
  return {
    source,
    raw,
    local: null,
    offset: null,
    assumedOffset: null,
    zoneSource: "none",
    earliest: null,
    latest: null,
    level: "T5",
  };
}

/** Text where a time should be: quoted, and nothing derived from it. */
export function notADate(source: string, raw: string): TimeClaim {
  return {
    ...nothingDerived(source, raw),
    sentence: `The file says ${quote(raw)}, which is no whole date that can be read here; nothing is derived from it.`,
  };
}
