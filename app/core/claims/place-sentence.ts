import { datumWords } from "#app/core/claims/datum.ts";
import type { PlaceReading } from "#app/core/claims/place-reading.ts";
import { radiusWords } from "#app/core/claims/radius.ts";
import { quote } from "#app/core/claims/time-sentence.ts";
import type { Tolerances } from "#app/core/claims/tolerances.ts";

/** Six decimals are a tenth of a metre: no source here is finer. */
const MOST_DECIMALS = 6;

/** How many decimals of a degree are printed of a source that supports so many. */
export function decimalsToPrint(decimals: number): number {
  return Math.min(Math.max(decimals, 0), MOST_DECIMALS);
}

/** A position as people read it, with no more decimals than its source supports. */
export function spellPosition(latitude: number, longitude: number, decimals: number): string {
  const places = decimalsToPrint(decimals);
  return `${latitude.toFixed(places)}, ${longitude.toFixed(places)}`;
}

/** The sentence of a usable position. */
export function positionSentence(
  reading: PlaceReading & { readonly altitude: number | null },
  tolerances: Tolerances,
): string {
  const who =
    reading.kind === "device" ? "The file says that the device recorded" : "The file carries";
  const where = spellPosition(reading.latitude, reading.longitude, reading.decimals);
  const said = `${who} the position ${where} ${datumWords(reading.datum)}${height(reading.altitude)}`;
  return [`${said}, ${radiusWords(reading.radius, tolerances)}.`, ...reading.remarks].join(" ");
}

function height(altitude: number | null): string {
  if (altitude === null) return "";
  const metres = Math.round(Math.abs(altitude));
  if (metres === 0) return ", with a height of 0 m, as devices also write that know none";
  return altitude < 0 ? `, ${metres} m below sea level` : `, ${metres} m above sea level`;
}

/** The sentence of a position that gives no numbers. */
export function unusableSentence(reading: PlaceReading): string {
  if (reading.state === "zeroed") {
    return "The file has a space for a position, but nothing in it. Some phones and apps empty it when they pass files on, and a device that knows no place may write it so; which it was the file does not say.";
  }
  if (reading.state === "unknown-datum") {
    return `The file gives the position ${quote(reading.raw)} ${datumWords(reading.datum)}, and not in WGS 84. How far the two lie apart is not known here: no point is derived from it.`;
  }
  if (reading.state === "of-what-is-shown") {
    return `The file gives the position ${quote(reading.raw)} as that of what it shows or tells of, and not of where it was recorded; no point is derived from it.`;
  }
  if (reading.state === "incomplete") {
    return `The file's position ${quote(reading.raw)} is incomplete; no point can be derived from it without guessing.`;
  }
  return `The file's position ${quote(reading.raw)} is not possible, or is what a device writes that knows no place.`;
}
