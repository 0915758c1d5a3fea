import exifr from "exifr";
import type { RawField, RawValue } from "#app/core/claims/raw-field.ts";
import { LONGEST_FOR_RULES, textField } from "#app/core/claims/raw-field.ts";
import { latin1 } from "#app/adapters/media/byte-source.ts";

/** Tags read, by block: number and name. Nothing else leaves the reader. */
const TAGS = {
  ifd0: {
    254: "SubfileType",
    256: "ImageWidth",
    257: "ImageHeight",
    271: "Make",
    272: "Model",
    274: "Orientation",
    305: "Software",
    306: "ModifyDate",
    322: "TileWidth",
  },
  exif: {
    271: "Make",
    272: "Model",
    33434: "ExposureTime",
    33437: "FNumber",
    34855: "ISO",
    36867: "DateTimeOriginal",
    36868: "CreateDate",
    36880: "OffsetTime",
    36881: "OffsetTimeOriginal",
    36882: "OffsetTimeDigitized",
    37385: "Flash",
    37520: "SubSecTime",
    37521: "SubSecTimeOriginal",
    37522: "SubSecTimeDigitized",
  },
  gps: {
    1: "GPSLatitudeRef",
    2: "GPSLatitude",
    3: "GPSLongitudeRef",
    4: "GPSLongitude",
    5: "GPSAltitudeRef",
    6: "GPSAltitude",
    7: "GPSTimeStamp",
    8: "GPSSatellites",
    9: "GPSStatus",
    10: "GPSMeasureMode",
    11: "GPSDOP",
    12: "GPSSpeedRef",
    13: "GPSSpeed",
    16: "GPSImgDirectionRef",
    17: "GPSImgDirection",
    18: "GPSMapDatum",
    27: "GPSProcessingMethod",
    29: "GPSDateStamp",
    30: "GPSDifferential",
    31: "GPSHPositioningError",
  },
} as const;

const GROUPS = { ifd0: "IFD0", exif: "ExifIFD", gps: "GPS" } as const;
const XMP_TAG = 700;
/** Bytes that are numbers, not text. */
const BYTE_NUMBERS = ["GPSAltitudeRef"];
const MOST_NUMBERS = 16;

/** What the TIFF structure of an EXIF block or a TIFF file holds, as written. */
export interface ExifRead {
  readonly fields: RawField[];
  readonly xmp: Uint8Array | undefined;
  readonly damaged: boolean;
}

/**
 * Reads the wanted tags with exifr, raw. Its dates (server's local time), its computed latitude and
 * longitude (which invent a hemisphere) and its translations are never used.
 */
export async function readExif(tiff: Uint8Array): Promise<ExifRead> {
  let output: unknown;
  try {
    output = await exifr.parse(tiff, {
      tiff: true,
      ifd0: { pick: [...tagNumbers("ifd0"), XMP_TAG] },
      exif: { pick: tagNumbers("exif") },
      gps: { pick: tagNumbers("gps") },
      ifd1: false,
      interop: false,
      makerNote: false,
      userComment: false,
      xmp: false,
      icc: false,
      iptc: false,
      jfif: false,
      ihdr: false,
      reviveValues: false,
      translateValues: false,
      translateKeys: false,
      mergeOutput: false,
      sanitize: false,
      silentErrors: true,
    } as unknown as Parameters<typeof exifr.parse>[1]);
  } catch {
    return { fields: [], xmp: undefined, damaged: true };
  }
  const blocks = isRecord(output) ? output : {};
  const xmp = isRecord(blocks["ifd0"]) ? blocks["ifd0"][String(XMP_TAG)] : undefined;
  return {
    fields: (["ifd0", "exif", "gps"] as const).flatMap((block) => fieldsOf(blocks[block], block)),
    xmp: xmp instanceof Uint8Array ? xmp : undefined,
    damaged: blocks["errors"] !== undefined,
  };
}

function fieldsOf(block: unknown, key: keyof typeof TAGS): RawField[] {
  if (!isRecord(block)) return [];
  const fields: RawField[] = [];
  for (const [number, tag] of Object.entries(TAGS[key])) {
    if (!(number in block)) continue;
    fields.push(fieldOf(GROUPS[key], tag, block[number]));
  }
  return fields;
}

/** A value as exifr leaves it, in the form that the rules take; blank text comes as nothing. */
function fieldOf(group: string, tag: string, value: unknown): RawField {
  if (typeof value === "string") {
    // Text ends at its first zero (Exif 4.6.2); what stands behind is left over from something else.
    const [text = ""] = value.split("\0");
    return textField(group, tag, text);
  }
  if (value instanceof Uint8Array && !BYTE_NUMBERS.includes(tag)) {
    const text = characters(value.subarray(0, LONGEST_FOR_RULES));
    return textField(group, tag, text, value.length);
  }
  return { group, tag, value: numbersOf(value) };
}

function numbersOf(value: unknown): RawValue {
  if (typeof value === "number") return Number.isFinite(value) ? value : [null];
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const parts = Array.from(value as ArrayLike<unknown>).slice(0, MOST_NUMBERS);
    return parts.map((part) => (typeof part === "number" && Number.isFinite(part) ? part : null));
  }
  return null;
}

/** Text in a tag of bytes: eight characters of encoding first (Exif 4.6.6, GPSProcessingMethod). */
function characters(bytes: Uint8Array): string {
  const text = latin1(bytes);
  const rest = /^(?:ASCII\0\0\0|UNICODE\0|\0{8})/.test(text) ? text.slice(8) : text;
  return rest.replace(/\0/g, "").trim();
}

function tagNumbers(block: keyof typeof TAGS): number[] {
  return Object.keys(TAGS[block]).map(Number);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
