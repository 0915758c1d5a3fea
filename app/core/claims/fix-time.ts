import type { Instant } from "#app/core/instant.ts";
import { instantFromMillis } from "#app/core/instant.ts";
import type { ClaimContext } from "#app/core/claims/bounds.ts";
import { boundsOfMoment, keptBounds } from "#app/core/claims/bounds.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import type { FixMethod } from "#app/core/claims/fix-quality.ts";
import { fixMethodOf, isInterrupted } from "#app/core/claims/fix-quality.ts";
import { readGpsTime } from "#app/core/claims/gps-time.ts";
import type { FieldIndex } from "#app/core/claims/raw-field.ts";
import { notADate } from "#app/core/claims/refused-time.ts";
import { refusalWords, spellInstant } from "#app/core/claims/time-sentence.ts";
import { GPS_TIME } from "#app/core/claims/time-source.ts";

/** What a fix's time is called: a satellite's only where the file says so. Any other may be the device's own clock, which tells its zone just as well. */
export function fixTimeWords(fields: FieldIndex): string {
  return isFixBySatellites(fields) ? "satellite time" : "time of the position";
}

/** Whether the file says that satellites found its position, and that the receiver had not lost them: its time is another clock than the device's then. */
export function isFixBySatellites(fields: FieldIndex): boolean {
  return fixMethodOf(fields) === "satellites" && !isInterrupted(fields);
}

/**
 * Whether a fix's time stands for a clock other than the device's: found by satellites, or the file does not say how (Exif 4.6.6,
 * GPSProcessingMethod). Not where networks took part, a person entered it, or the receiver had lost its satellites (GPSStatus V).
 */
function isClockOfItsOwn(fields: FieldIndex): boolean {
  const method = fixMethodOf(fields);
  return (method === "satellites" || method === "unknown") && !isInterrupted(fields);
}

/** What is said of a fix's time, `at` standing for the moment. */
const SAID: Readonly<Record<FixMethod | "interrupted", (at: string) => string>> = {
  satellites: (at) => `was fixed at ${at} by satellite time; a fix can be older than the picture.`,
  unknown: (at) =>
    `was found at ${at} by the time beside it, and the file does not say how; a position can be older than the picture.`,
  network: (at) => `was found at ${at}, by cell towers or wireless networks: ${PERHAPS_OWN}`,
  mixed: (at) => `was found at ${at}, by satellites, networks or both: ${PERHAPS_OWN}`,
  "by-hand": (at) =>
    `bears the time ${at}, and the file says it was entered by hand: ${PERHAPS_OWN}`,
  interrupted: (at) =>
    `bears the time ${at}, and the receiver says that it had lost its satellites: ${PERHAPS_OWN}`,
};
const PERHAPS_OWN =
  "this may be the device's own clock, and a position can be older than the picture.";

function fixTimeSentence(fields: FieldIndex, at: Instant): string {
  const how = isInterrupted(fields) ? "interrupted" : fixMethodOf(fields);
  return `The position in this file ${SAID[how](spellInstant(at))}`;
}

/** When the position in the file was found, as a claim of its own; undefined where the file does not say. */
export function gpsTimeClaim(fields: FieldIndex, context: ClaimContext): TimeClaim | undefined {
  const gps = readGpsTime(fields);
  if (gps === undefined) return undefined;
  if (gps.millis === undefined) return notADate(GPS_TIME, gps.raw);
  const bounds = boundsOfMoment(gps.millis, 0, context);
  const empty = { source: GPS_TIME, raw: gps.raw, local: null, offset: null, assumedOffset: null };
  if (bounds.kind === "refused") {
    const sentence = `The position fix says ${spellInstant(instantFromMillis(gps.millis))}, ${refusalWords(bounds.why)}; nothing is derived from it.`;
    return { ...empty, zoneSource: "utc", earliest: null, latest: null, level: "T5", sentence };
  }
  return {
    ...empty,
    zoneSource: "utc",
    ...keptBounds(bounds),
    level: isClockOfItsOwn(fields) ? "T2" : "T4",
    sentence: fixTimeSentence(fields, bounds.earliest),
  };
}
