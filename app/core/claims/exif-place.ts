import { datumOf } from "#app/core/claims/datum.ts";
import { fixQuality } from "#app/core/claims/fix-quality.ts";
import type { PlaceReading } from "#app/core/claims/place-reading.ts";
import { unusableReading } from "#app/core/claims/place-reading.ts";
import type { FieldIndex } from "#app/core/claims/raw-field.ts";
import { spell } from "#app/core/claims/raw-field.ts";
import { quote } from "#app/core/claims/time-sentence.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";

const SOURCE = "GPS:GPSPosition";
const LATITUDE = "GPS:GPSLatitude";
const LONGITUDE = "GPS:GPSLongitude";

/** Decimals of a degree that whole degrees, minutes and seconds support. */
const BASE_DECIMALS = [0, 2, 4];

/**
 * The position of EXIF's GPS block. A sign comes only from a reference letter that is there
 * (Exif 4.6.6): without both there is no position, whatever the numbers look like.
 */
export function readExifPlace(
  fields: FieldIndex,
  tolerances: Tolerances,
): PlaceReading | undefined {
  if (!fields.has(LATITUDE) && !fields.has(LONGITUDE)) return undefined;
  const raw = rawText(fields);
  const south = signOf(fields.text("GPS:GPSLatitudeRef"), "N", "S");
  const west = signOf(fields.text("GPS:GPSLongitudeRef"), "E", "W");
  const latitude = degreesOf(fields, LATITUDE);
  const longitude = degreesOf(fields, LONGITUDE);
  const bothSigns = south !== undefined && west !== undefined;
  if (latitude === "empty" && longitude === "empty") return unusableReading(SOURCE, raw, "zeroed");
  if (!bothSigns && emptyOrZero(latitude) && emptyOrZero(longitude)) {
    return unusableReading(SOURCE, raw, "zeroed");
  }
  if (bothSigns && (latitude === "impossible" || longitude === "impossible")) {
    return unusableReading(SOURCE, raw, "impossible");
  }
  if (!bothSigns || typeof latitude === "string" || typeof longitude === "string") {
    return unusableReading(SOURCE, raw, "incomplete");
  }
  const datum = datumOf(fields.text("GPS:GPSMapDatum"));
  if (datum.kind === "unknown") return unusableReading(SOURCE, raw, "unknown-datum", datum);
  const quality = fixQuality(fields, tolerances);
  const isText = latitude.asText !== undefined || longitude.asText !== undefined;
  return {
    source: SOURCE,
    raw,
    state: "usable",
    latitude: latitude.value === 0 ? 0 : latitude.value * south,
    longitude: longitude.value === 0 ? 0 : longitude.value * west,
    altitude: altitudeOf(fields),
    radius: quality.radius,
    speed: quality.speed,
    // A device writes both numbers in one form: where the finer part of one is zero, the other tells how fine that form is.
    decimals: Math.max(latitude.decimals, longitude.decimals),
    datum,
    // What a person entered, or a receiver only remembered, is no fix of its own; nor is what is written against the standard, by whatever wrote it.
    kind: quality.method === "by-hand" || quality.interrupted || isText ? "copy" : "device",
    remarks: [...textRemark(latitude, longitude), ...quality.remarks],
  };
}

function rawText(fields: FieldIndex): string {
  const part = (name: string): string => spell(fields.value(name)).trim();
  const one = `${part(LATITUDE)} ${part("GPS:GPSLatitudeRef")}`.trim();
  const other = `${part(LONGITUDE)} ${part("GPS:GPSLongitudeRef")}`.trim();
  return `${one}, ${other}`;
}

function signOf(text: string | undefined, plus: string, minus: string): 1 | -1 | undefined {
  const letter = text?.trim().toUpperCase();
  if (letter === plus) return 1;
  return letter === minus ? -1 : undefined;
}

interface Degrees {
  readonly value: number;
  readonly decimals: number;
  /** How text that stands where numbers should was read; absent for numbers. */
  readonly asText?: string;
}

/** `empty`: nothing is written, or only fractions of zero. `broken`: a part is missing. `impossible`: no angle. */
type NoDegrees = "empty" | "broken" | "impossible";

function degreesOf(fields: FieldIndex, source: string): Degrees | NoDegrees {
  const parts = fields.numbers(source);
  if (parts === undefined) return degreesInText(fields.text(source) ?? "");
  return degreesOfParts(parts);
}

function degreesOfParts(parts: readonly (number | null)[]): Degrees | NoDegrees {
  if (parts.every((part) => part === null)) return "empty";
  if (parts.length !== 3 && parts.length !== 1) return "broken";
  const [degree = null, minute, second] = parts.length === 1 ? [parts[0], 0, 0] : parts;
  if (degree === null || minute == null || second == null) return "broken";
  // Seconds of 60 come from rounding.
  if (degree < 0 || minute < 0 || second < 0 || minute > 60 || second > 60) return "impossible";
  const last = second !== 0 ? 2 : minute !== 0 ? 1 : 0;
  const finest = [degree, minute, second][last] ?? 0;
  // Whole seconds are written "0" too where minutes carry the fraction: the finest part with a value counts.
  const decimals = (BASE_DECIMALS[last] ?? 0) + decimalsOf(finest);
  return { value: degree + minute / 60 + second / 3600, decimals };
}

function decimalsOf(value: number): number {
  const text = String(value);
  const point = text.indexOf(".");
  return point === -1 ? 0 : text.length - point - 1;
}

function emptyOrZero(degrees: Degrees | NoDegrees): boolean {
  return degrees === "empty" || (typeof degrees === "object" && degrees.value === 0);
}

/** 0 and 2 are above, 1 and 3 below (Exif 3.0); a missing reference means above by the standard. */
function altitudeOf(fields: FieldIndex): number | null {
  const metres = fields.numbers("GPS:GPSAltitude")?.[0] ?? null;
  if (metres === null) return null;
  const reference = fields.numbers("GPS:GPSAltitudeRef")?.[0] ?? 0;
  const below = reference === 1 || reference === 3;
  return below && metres !== 0 ? -metres : metres;
}

/**
 * Some phones write the three numbers as text, each with five decimals behind a comma and commas between them (HTC): `52,00000,50,00000,34,01180`.
 * Three numbers are wanted and six groups stand there, every second of five digits, so that nothing else can be meant.
 */
const COMMA_DECIMALS = /^(\d{1,3}),(\d{5}),(\d{1,2}),(\d{5}),(\d{1,2}),(\d{5})$/;

function degreesInText(text: string): Degrees | NoDegrees {
  if (text === "") return "empty";
  const match = COMMA_DECIMALS.exec(text.trim());
  if (match === null) return "broken";
  const [, degree, degreePart, minute, minutePart, second, secondPart] = match;
  const found = degreesOfParts([
    Number(`${degree}.${degreePart}`),
    Number(`${minute}.${minutePart}`),
    Number(`${second}.${secondPart}`),
  ]);
  return typeof found === "string" ? found : { ...found, asText: text.trim() };
}

function textRemark(...read: readonly Degrees[]): string[] {
  const texts = read.flatMap(({ asText }) => (asText === undefined ? [] : [quote(asText)]));
  if (texts.length === 0) return [];
  return [
    `Its numbers are written as text, against the standard: ${texts.join(" and ")}. They were read as degrees, minutes and seconds with a comma before the decimals.`,
  ];
}
