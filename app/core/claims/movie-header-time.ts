import { instantFromMillis } from "#app/core/instant.ts";
import type { ClaimContext } from "#app/core/claims/bounds.ts";
import { ANY_ZONE, boundsOfBeginning, keptBounds } from "#app/core/claims/bounds.ts";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import { CLIP_LASTS } from "#app/core/claims/motion-clip.ts";
import type { FieldIndex, RawValue } from "#app/core/claims/raw-field.ts";
import { nothingDerived } from "#app/core/claims/refused-time.ts";
import { refusalWords, spellBounds, spellInstant } from "#app/core/claims/time-sentence.ts";
import { CLIP_TIME, HEADER_TIME } from "#app/core/claims/time-source.ts";
import { parseOffset, parseWallTime, spellOffset } from "#app/core/claims/wall-time.ts";
import type { ZonedOffset } from "#app/core/claims/zone-from-place.ts";
import { offsetsAtWall } from "#app/core/claims/zone-from-place.ts";

/** Seconds from 1904, where QuickTime counts from, to 1970 (ISO/IEC 14496-12 8.2.2). */
const SECONDS_1904_TO_1970 = 2_082_844_800;
const YEAR_9999 = Date.UTC(9999, 0, 1);
/** Recorders from Samsung write here which zone their clock was set to. */
export const SAMSUNG_ZONE = "Keys:AndroidTimeZone";

/** Seconds that the clip in a motion photo lasts. */
const CLIP_LENGTH = `${CLIP_LASTS.group}:${CLIP_LASTS.tag}`;

/** Tracks whose headers are looked at; recorders write the first few. */
const MOST_TRACKS = 8;

/**
 * The creation time in a movie's header or in that of a motion photo's clip, and those in its tracks that are another moment: a part that was
 * recorded elsewhere and put in. Times that repeat the header's are no claims of their own.
 */
export function movieHeaderClaims(
  fields: FieldIndex,
  context: ClaimContext,
  zones: readonly string[],
): TimeClaim[] {
  const terms = { fields, context, zones };
  const claims = [
    claimOf(HEADER_TIME, "The movie header", terms),
    claimOf(CLIP_TIME, "The header of the clip in this motion photo", {
      ...terms,
      context: { ...context, durationSeconds: fields.numbers(CLIP_LENGTH)?.[0] ?? null },
    }),
  ].filter((claim) => claim !== undefined);
  const seen = new Set([momentOf(fields.value(HEADER_TIME))?.millis]);
  for (let track = 1; track <= MOST_TRACKS; track += 1) {
    for (const tag of ["TrackCreateDate", "MediaCreateDate"]) {
      const source = `Track${track}:${tag}`;
      const millis = momentOf(fields.value(source))?.millis;
      if (millis === undefined || seen.has(millis)) continue;
      seen.add(millis);
      const claim = claimOf(source, `The header of track ${track}`, terms);
      if (claim !== undefined) claims.push(claim);
    }
  }
  return claims;
}

interface Terms {
  readonly fields: FieldIndex;
  readonly context: ClaimContext;
  /** Of the places in the same file. */
  readonly zones: readonly string[];
}

/**
 * The standard says UTC; some cameras write local time, many the end of the recording, and an edited or shared clip carries the time of
 * its export. So it is a range at T4: its length before the header in the east-most zone to the header in the west-most, of all zones or of UTC and
 * the zones of the place. T3 with the recorder's own zone beside it, which shows that the recorder tells the two apart.
 */
function claimOf(
  source: string,
  who: string,
  { fields, context, zones }: Terms,
): TimeClaim | undefined {
  const raw = fields.text(source);
  if (raw === undefined) return undefined;
  const empty = nothingDerived(source, raw);
  const moment = momentOf(fields.value(source));
  if (moment === undefined) {
    return { ...empty, sentence: `${who} has no time of creation set.` };
  }
  const { millis } = moment;
  const zone = parseOffset(fields.text(SAMSUNG_ZONE) ?? "");
  const there = zone === undefined ? offsetsAtWall(zones, millis) : [];
  const placed = there.length === 0 ? ANY_ZONE : [0, ...there.map((one) => one.offsetMinutes)];
  const offsets = zone === undefined ? placed : [0];
  const bounds = boundsOfBeginning(millis, { slackMillis: 0, offsets }, context);
  const said = `${who} says ${spellInstant(instantFromMillis(millis))}`;
  if (bounds.kind === "refused") {
    const sentence = `${said}, ${refusalWords(bounds.why)}; nothing is derived from it.`;
    return { ...empty, sentence };
  }
  const counted = moment.since1970 ? ", counted from 1970 as some recorders do" : "";
  const kept = { ...empty, ...keptBounds(bounds), stated: instantFromMillis(millis) };
  const range = `so that it began ${spellBounds(bounds)}${lengthWords(context)}. An edited or shared copy carries the time of its export`;
  if (zone !== undefined) {
    const sentence = `${said}, said to be UTC${counted}; the recorder states that its clock was set to UTC${spellOffset(zone)}. Often this is the end of the recording, ${range}.`;
    const assumedOffset = spellOffset(zone);
    return { ...kept, assumedOffset, zoneSource: "inferred-helper", level: "T3", sentence };
  }
  const sentence = `${said}, said to be UTC${counted}: some cameras write local time there${placeWords(there)}, many the end of the recording, ${range}.`;
  const zoneSource = there.length === 0 ? "none" : "inferred-place";
  return { ...kept, zoneSource, level: "T4", sentence };
}

/** Where the file does not say how long it lasts: what is written at the end bounds no beginning. */
function lengthWords({ durationSeconds }: ClaimContext): string {
  return durationSeconds === null
    ? ", or earlier by as long as it lasts, which the file does not say"
    : "";
}

function placeWords(there: readonly ZonedOffset[]): string {
  const said = there.map(({ zone, offsetMinutes }) => `${zone} (UTC${spellOffset(offsetMinutes)})`);
  return said.length === 0
    ? ""
    : `, taken to be that of the place in this file, ${said.join(" or ")}`;
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
