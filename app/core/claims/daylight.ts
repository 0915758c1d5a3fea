import { millisOf } from "#app/core/instant.ts";
import type { PlaceClaim, Sign, TimeClaim } from "#app/core/claims/claim.ts";
import type { FieldIndex } from "#app/core/claims/raw-field.ts";
import { sunAltitude } from "#app/core/claims/sun.ts";

/** How high the sun stood at the claimed place over the whole range of the claimed time, in degrees, and the sentence. */
export interface SunRange {
  readonly lowestDegrees: number;
  readonly highestDegrees: number;
  readonly sentence: string;
}

/** The sun moves 2.5° in it at most: what lies between two looks is not missed by a rounded degree or two. */
const STEP_MILLIS = 10 * 60_000;
/** Where longer ranges come from they hold a whole day, and one day tells all. */
const LONGEST_MILLIS = 26 * 3_600_000;
/** In it the sun's height changes by a quarter of a degree. */
const ROUGHEST_METRES = 25_000;

/**
 * The sun at the claimed time and place: null where either is missing or contradicted. It is arithmetic about the claim,
 * and says nothing about clouds, walls or lamps.
 */
export function sunRange(time: TimeClaim | null, place: PlaceClaim | null): SunRange | null {
  if (time === null || time.earliest === null || time.latest === null) return null;
  if (place === null || place.latitude === null || place.longitude === null) return null;
  if (time.level === "T0" || place.level === "P0") return null;
  // So far off the sun stands otherwise, and night begins at another hour.
  if ((place.radiusMetres ?? 0) > ROUGHEST_METRES) return null;
  const first = millisOf(time.earliest);
  const last = Math.min(millisOf(time.latest), first + LONGEST_MILLIS);
  let lowest = 90;
  let highest = -90;
  for (let at = first; at < last + STEP_MILLIS; at += STEP_MILLIS) {
    const altitude = sunAltitude(Math.min(at, last), place.latitude, place.longitude);
    lowest = Math.min(lowest, altitude);
    highest = Math.max(highest, altitude);
  }
  const lowestDegrees = rounded(lowest);
  const highestDegrees = rounded(highest);
  return { lowestDegrees, highestDegrees, sentence: sentenceOf(lowestDegrees, highestDegrees) };
}

function sentenceOf(lowest: number, highest: number): string {
  const where =
    spell(lowest) === spell(highest)
      ? `stood ${spell(highest)}`
      : `stood between ${spell(lowest)} and ${spell(highest)}`;
  return `At the claimed time and place the sun ${where} (${skyWords(lowest, highest)}), as far as both claims are right.`;
}

function spell(altitude: number): string {
  const whole = Math.round(Math.abs(altitude));
  return `${whole}° ${altitude < 0 && whole !== 0 ? "below" : "above"} the horizon`;
}

/** Lower than this the sky gives no light to take pictures by (civil twilight ends). */
const TWILIGHT_ENDS = -6;

function skyWords(lowest: number, highest: number): string {
  if (highest < TWILIGHT_ENDS) return "night";
  if (lowest >= 0) return "day";
  if (lowest >= TWILIGHT_ENDS) return highest < 0 ? "twilight" : "day or twilight";
  return highest < 0 ? "twilight or night" : "day, twilight or night";
}

/** Exposures of daylight begin about here, overcast and shade included (ISO 2720, value at ISO 100); street lamps give 4 to 8. */
const DAYLIGHT_EXPOSURE = 12;

/**
 * A picture exposed for as much light as daylight gives, at an hour that is night over the whole claimed range (lead).
 * Only from exposure data in the file, and not where the flash fired.
 */
export function daylightSign(fields: FieldIndex, sun: SunRange | null): Sign | undefined {
  const exposure = exposureValue(fields);
  if (sun === null || exposure === undefined || exposure < DAYLIGHT_EXPOSURE) return undefined;
  if (sun.highestDegrees >= TWILIGHT_ENDS) return undefined;
  const below = Math.floor(-sun.highestDegrees);
  const sentence = `The picture was exposed for a scene as bright as daylight (exposure value ${Math.round(exposure)}), and at the claimed time and place the sun stood ${below}° or more below the horizon. A lamp, a screen, floodlights or a fire in the picture do this, and so does a clock set wrong or to another zone, or a place added later.`;
  return { code: "bright-at-night", sentence };
}

/** log2 of N²/t at ISO 100; undefined where the file does not hold all of it or the flash added light. */
function exposureValue(fields: FieldIndex): number | undefined {
  const number = (tag: string): number | undefined => {
    const value = fields.numbers(`ExifIFD:${tag}`)?.[0];
    return value != null && value > 0 ? value : undefined;
  };
  const time = number("ExposureTime");
  const stop = number("FNumber");
  const iso = number("ISO");
  const flash = fields.numbers("ExifIFD:Flash")?.[0] ?? 0;
  if (time === undefined || stop === undefined || iso === undefined) return undefined;
  return flash % 2 === 1 ? undefined : Math.log2((stop * stop) / time) - Math.log2(iso / 100);
}

function rounded(altitude: number): number {
  const tenths = Math.round(altitude * 10) / 10;
  return tenths === 0 ? 0 : tenths;
}
