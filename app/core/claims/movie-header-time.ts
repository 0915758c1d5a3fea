import { instantFromMillis } from "#app/core/instant.ts";
import type { ClaimContext } from "#app/core/claims/bounds.ts";
import { boundsOfMoment } from "#app/core/claims/bounds.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import type { FieldIndex, RawValue } from "#app/core/claims/raw-field.ts";
import { nothingDerived } from "#app/core/claims/refused-time.ts";
import { refusalWords, spellInstant } from "#app/core/claims/time-sentence.ts";
import { HEADER_TIME } from "#app/core/claims/time-source.ts";
import { parseOffset, parseWallTime, spellOffset } from "#app/core/claims/wall-time.ts";

/** Seconds from 1904, where QuickTime counts from, to 1970 (ISO/IEC 14496-12 8.2.2). */
const SECONDS_1904_TO_1970 = 2_082_844_800;
const YEAR_9999 = Date.UTC(9999, 0, 1);
/** Recorders from Samsung write here which zone their clock was set to. */
export const SAMSUNG_ZONE = "Keys:AndroidTimeZone";

/** Tracks whose headers are looked at; recorders write the first few. */
const MOST_TRACKS = 8;

/**
 * The creation time in a movie's header, and those in its tracks that are another moment: a part that was
 * recorded elsewhere and put in. Times that repeat the header's are no claims of their own.
 */
export function movieHeaderClaims(fields: FieldIndex, context: ClaimContext): TimeClaim[] {
  const header = claimOf(HEADER_TIME, "The movie header", fields, context);
  const seen = new Set([momentOf(fields.value(HEADER_TIME))?.millis]);
  const claims = header === undefined ? [] : [header];
  for (let track = 1; track <= MOST_TRACKS; track += 1) {
    for (const tag of ["TrackCreateDate", "MediaCreateDate"]) {
      const source = `Track${track}:${tag}`;
      const millis = momentOf(fields.value(source))?.millis;
      if (millis === undefined || seen.has(millis)) continue;
      seen.add(millis);
      const claim = claimOf(source, `The header of track ${track}`, fields, context);
      if (claim !== undefined) claims.push(claim);
    }
  }
  return claims;
}

/**
 * The standard says UTC; some cameras write local time, and an edited or shared clip carries the time of
 * its export. So it stays at T4, or T3 with the recorder's own zone beside it.
 */
function claimOf(
  source: string,
  who: string,
  fields: FieldIndex,
  context: ClaimContext,
): TimeClaim | undefined {
  const raw = fields.text(source);
  if (raw === undefined) return undefined;
  const empty = nothingDerived(source, raw);
  const moment = momentOf(fields.value(source));
  if (moment === undefined) {
    return { ...empty, sentence: `${who} has no time of creation set.` };
  }
  const { millis } = moment;
  const bounds = boundsOfMoment(millis, 0, context);
  if (bounds.kind === "refused") {
    const said = spellInstant(instantFromMillis(millis));
    const sentence = `${who} says ${said}, ${refusalWords(bounds.why)}; nothing is derived from it.`;
    return { ...empty, sentence };
  }
  const { earliest, latest } = bounds;
  const counted = moment.since1970 ? ", counted from 1970 as some recorders do" : "";
  const said = `${who} says ${spellInstant(earliest)}, said to be UTC${counted}`;
  const zone = parseOffset(fields.text(SAMSUNG_ZONE) ?? "");
  if (zone !== undefined) {
    const sentence = `${said}; the recorder states that its clock was set to UTC${spellOffset(zone)}. Often this is the end of the recording, and in an edited or shared copy the time of export.`;
    const assumedOffset = spellOffset(zone);
    const zoneSource = "inferred-helper";
    return { ...empty, assumedOffset, zoneSource, earliest, latest, level: "T3", sentence };
  }
  const sentence = `${said}: some cameras write local time there, many the end of the recording, and an edited or shared copy carries the time of its export.`;
  return { ...empty, zoneSource: "utc", earliest, latest, level: "T4", sentence };
}

interface Moment {
  readonly millis: number;
  /** Counted from 1970 against the standard. */
  readonly since1970: boolean;
}

/**
 * The moment in a header: seconds since 1904 as the first reader gives them, a date as ExifTool does.
 * A number that would lie before 1970 is one of a recorder that counts from there, as no device is that old.
 * Undefined where it is not set, or is a moment that no calendar reaches.
 */
function momentOf(value: RawValue): Moment | undefined {
  if (typeof value === "number") {
    const since1970 = value < SECONDS_1904_TO_1970;
    const millis = (since1970 ? value : value - SECONDS_1904_TO_1970) * 1000;
    return value > 0 && millis < YEAR_9999 ? { millis, since1970 } : undefined;
  }
  const wall = typeof value === "string" ? parseWallTime(value) : undefined;
  if (wall === undefined || wall.offsetMinutes === null) return undefined;
  return { millis: wall.millis - wall.offsetMinutes * 60_000, since1970: false };
}
