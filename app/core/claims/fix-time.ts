import { instantFromMillis } from "#app/core/instant.ts";
import type { ClaimContext } from "#app/core/claims/bounds.ts";
import { boundsOfMoment } from "#app/core/claims/bounds.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import { isFixByNetwork } from "#app/core/claims/exif-place.ts";
import { readGpsTime } from "#app/core/claims/gps-time.ts";
import type { FieldIndex } from "#app/core/claims/raw-field.ts";
import { notADate } from "#app/core/claims/refused-time.ts";
import { refusalWords, spellInstant } from "#app/core/claims/time-sentence.ts";
import { GPS_TIME } from "#app/core/claims/time-source.ts";

/** What a fix's time is called: found by a network it may be the device's own clock, which tells its zone just as well. */
export function fixTimeWords(fields: FieldIndex): string {
  return isFixByNetwork(fields) ? "time of the position" : "satellite time";
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
    earliest: bounds.earliest,
    latest: bounds.latest,
    level: isFixByNetwork(fields) ? "T4" : "T2",
    sentence: isFixByNetwork(fields)
      ? `The position in this file was found at ${spellInstant(bounds.earliest)}, by cell towers or wireless networks: this may be the device's own clock, and a position can be older than the picture.`
      : `The position in this file was fixed at ${spellInstant(bounds.earliest)} by satellite time; a fix can be older than the picture.`,
  };
}
