import { datumOf, WGS_84 } from "#app/core/claims/datum.ts";
import { parseIso6709 } from "#app/core/claims/iso6709.ts";
import type { PlaceReading } from "#app/core/claims/place-reading.ts";
import { unusableReading } from "#app/core/claims/place-reading.ts";
import { statedRadius } from "#app/core/claims/radius.ts";
import type { FieldIndex } from "#app/core/claims/raw-field.ts";
import { spell } from "#app/core/claims/raw-field.ts";

const ISO_SOURCES = [
  { source: "Keys:GPSCoordinates", kind: "device", radius: "Keys:LocationAccuracyHorizontal" },
  { source: "ItemList:GPSCoordinates", kind: "copy" },
  { source: "UserData:GPSCoordinates", kind: "copy" },
  { source: "Matroska:Location", kind: "copy" },
  { source: "Matroska:Comapplequicktimelocationiso6709", kind: "copy" },
] as const;

/** Positions that movies carry as ISO 6709 text: Apple's keys, and the `©xyz` of Android and others. */
export function readIsoPlaces(fields: FieldIndex): PlaceReading[] {
  const readings: PlaceReading[] = [];
  for (const place of ISO_SOURCES) {
    const raw = fields.text(place.source);
    if (raw === undefined) continue;
    const found = parseIso6709(raw);
    if (found === undefined) {
      readings.push(
        unusableReading(place.source, raw, raw.trim() === "" ? "zeroed" : "incomplete"),
      );
      continue;
    }
    const { crs, ...position } = found;
    const datum = datumOf(crs);
    if (datum.kind === "unknown") {
      readings.push(unusableReading(place.source, raw, "unknown-datum", datum));
      continue;
    }
    const stated = Number("radius" in place ? (fields.text(place.radius) ?? "") : "");
    readings.push({
      ...position,
      datum,
      source: place.source,
      raw,
      state: "usable",
      radius: statedRadius(stated),
      speed: null,
      kind: place.kind,
      remarks: [],
    });
  }
  return readings;
}

const LOCI = "UserData:LocationInformation";

/**
 * 3GPP's `loci` box (TS 26.244 8.8): degrees and metres as 16.16 numbers, on a named body. Only in the role 0 it is where the recording was made; 1 is the real
 * place that is shown, 2 a fictional one.
 */
export function readLociPlace(fields: FieldIndex): PlaceReading | undefined {
  const numbers = fields.numbers(LOCI);
  if (numbers === undefined) return undefined;
  const [latitude = null, longitude = null, altitude = null] = numbers;
  const raw = spell(fields.value(LOCI));
  const body = (fields.text("UserData:LocationBody") ?? "").trim().toLowerCase();
  if (latitude === null || longitude === null || (body !== "" && body !== "earth")) {
    return unusableReading(LOCI, raw, "incomplete");
  }
  const role = fields.numbers("UserData:LocationRole")?.[0] ?? 0;
  if (role !== 0) return unusableReading(LOCI, raw, "of-what-is-shown");
  return {
    source: LOCI,
    raw,
    state: "usable",
    latitude,
    longitude,
    // Writers that know no height put 0.
    altitude: altitude === 0 ? null : altitude,
    radius: null,
    speed: null,
    decimals: 4,
    datum: WGS_84,
    kind: "copy",
    remarks: [],
  };
}

/** Positions in XMP by the beginning of their names: the file's own, and those of IPTC's two lists of places, the second of which is no place of taking. */
const XMP_SOURCES = [
  { prefix: "XMP-exif:", isShown: false },
  { prefix: "XMP-iptcExt:LocationCreated", isShown: false },
  { prefix: "XMP-iptcExt:LocationShown", isShown: true },
] as const;
const XMP_ANGLE = /^(\d{1,3}),(\d{1,2}(?:\.\d{1,12})?)(?:,(\d{1,2}(?:\.\d{1,12})?))?([NSEW])$/i;

/**
 * XMP's `exif:GPSLatitude` and `exif:GPSLongitude`, `DDD,MM.mmk` or `DDD,MM,SSk`: the letter is part of the value. IPTC describes with the same two
 * where a picture was taken and what it shows; a list of several such places is no point.
 */
export function readXmpPlaces(fields: FieldIndex): PlaceReading[] {
  return XMP_SOURCES.flatMap((source) => readXmpPlace(fields, source) ?? []);
}

function readXmpPlace(
  fields: FieldIndex,
  { prefix, isShown }: (typeof XMP_SOURCES)[number],
): PlaceReading | undefined {
  const latitudeText = fields.text(`${prefix}GPSLatitude`);
  const longitudeText = fields.text(`${prefix}GPSLongitude`);
  if (latitudeText === undefined && longitudeText === undefined) return undefined;
  const source = `${prefix}GPSPosition`;
  const raw = `${latitudeText ?? ""}, ${longitudeText ?? ""}`;
  if (isShown) return unusableReading(source, raw, "of-what-is-shown");
  const latitude = xmpAngle(latitudeText, "NS");
  const longitude = xmpAngle(longitudeText, "EW");
  if (latitude === undefined || longitude === undefined) {
    return unusableReading(source, raw, "incomplete");
  }
  const datum = datumOf(fields.text(`${prefix}GPSMapDatum`));
  if (datum.kind === "unknown") return unusableReading(source, raw, "unknown-datum", datum);
  return {
    source,
    raw,
    state: "usable",
    latitude: latitude.value,
    longitude: longitude.value,
    altitude: xmpAltitude(fields, prefix),
    radius: null,
    speed: null,
    // Both are written in one form, and programs leave out zeros at the end: the longer one tells how fine it is.
    decimals: Math.max(latitude.decimals, longitude.decimals),
    datum,
    kind: "copy",
    remarks: [],
  };
}

function xmpAngle(
  text: string | undefined,
  letters: string,
): { value: number; decimals: number } | undefined {
  const match = XMP_ANGLE.exec(text?.trim() ?? "");
  if (match === null) return undefined;
  const [, degree = "", minute = "", second, letter = ""] = match;
  const plus = letters.indexOf(letter.toUpperCase());
  if (plus === -1 || Number(minute) >= 60 || Number(second ?? "0") >= 60) return undefined;
  const size = Number(degree) + Number(minute) / 60 + Number(second ?? "0") / 3600;
  const finest = second ?? minute;
  const written = finest.includes(".") ? finest.length - finest.indexOf(".") - 1 : 0;
  return {
    value: plus === 0 || size === 0 ? size : -size,
    decimals: written + (second === undefined ? 2 : 4),
  };
}

function xmpAltitude(fields: FieldIndex, prefix: string): number | null {
  const match = /^(\d{1,12}(?:\.\d{1,12})?)(?:\/(\d{1,12}))?$/.exec(
    fields.text(`${prefix}GPSAltitude`) ?? "",
  );
  if (match === null) return null;
  const metres = Number(match[1]) / Number(match[2] ?? "1");
  if (!Number.isFinite(metres)) return null;
  return (fields.text(`${prefix}GPSAltitudeRef`) ?? "").trim() === "1" ? -metres : metres;
}
