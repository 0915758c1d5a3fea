import type { FieldIndex } from "#app/core/claims/raw-field.ts";
import { spell } from "#app/core/claims/raw-field.ts";
import { civilMillis } from "#app/core/claims/wall-time.ts";

/** Satellite time of the position fix: what is written, and the moment if both parts make one. */
export interface GpsTime {
  readonly raw: string;
  /** Milliseconds of UTC; undefined when the date or the time is missing or none. */
  readonly millis: number | undefined;
}

/**
 * Reads GPSDateStamp and GPSTimeStamp (Exif 4.6.6: UTC, three rationals). Either alone is no moment.
 * Undefined when neither is there.
 */
export function readGpsTime(fields: FieldIndex): GpsTime | undefined {
  const date = fields.text("GPS:GPSDateStamp");
  if (date === undefined && !fields.has("GPS:GPSTimeStamp")) return undefined;
  const raw = [date ?? "", spell(fields.value("GPS:GPSTimeStamp"))].join(" ").trim();
  const day = dayOf(date ?? "");
  const time = timeOfDay(fields);
  return { raw, millis: day === undefined || time === undefined ? undefined : day + time };
}

function dayOf(text: string): number | undefined {
  const match = /^(\d{4})[:-](\d{1,2})[:-](\d{1,2})$/.exec(text.trim());
  if (match === null) return undefined;
  return civilMillis(Number(match[1]), Number(match[2]), Number(match[3]));
}

function timeOfDay(fields: FieldIndex): number | undefined {
  const parts =
    fields.numbers("GPS:GPSTimeStamp") ?? numbersInText(fields.text("GPS:GPSTimeStamp"));
  if (parts?.length !== 3) return undefined;
  const [hour, minute, second] = parts;
  if (hour === null || minute === null || second === null) return undefined;
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  const whole = Number.isInteger(hour) && Number.isInteger(minute);
  if (!whole || hour < 0 || minute < 0 || second < 0) return undefined;
  if (hour > 23 || minute > 59 || second >= 60) return undefined;
  return Math.round((hour * 3600 + minute * 60 + second) * 1000);
}

function numbersInText(text: string | undefined): number[] | undefined {
  const match = /^(\d{1,2}):(\d{2}):(\d{2}(?:\.\d{1,9})?)$/.exec(text?.trim() ?? "");
  return match === null ? undefined : match.slice(1).map(Number);
}
