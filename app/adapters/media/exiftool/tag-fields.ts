import type { RawField, RawValue } from "#app/core/claims/raw-field.ts";

/** A tag as ExifTool's child gives it: always text. */
export interface Tag {
  readonly group: string;
  readonly tag: string;
  readonly value: string;
  /** How long it is in the file, in bytes, where only its beginning is given. */
  readonly wholeBytes?: number | undefined;
  /** In which of several EXIF blocks of the file it stands, from 2 on. */
  readonly block?: number | undefined;
}

/** Tags whose text is a number, whatever their group. */
const NUMBERS = new Set([
  "ImageWidth",
  "ImageHeight",
  "ExifImageWidth",
  "ExifImageHeight",
  "Orientation",
  "Rotation",
  "Duration",
  "TrackDuration",
  "MediaDuration",
  "ExposureTime",
  "FNumber",
  "ISO",
  "Flash",
  "SampleRate",
  "AudioSampleRate",
]);

/** Numbers of EXIF's GPS block, where a fraction of zero is written "undef" or "inf". */
const GPS_NUMBERS =
  /^GPS:GPS(?:Latitude|Longitude|Altitude|AltitudeRef|DOP|Speed|Differential|ImgDirection|HPositioningError)$/;

/** Names that ExifTool gives to one thing where the first reader knows one name. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  "Keys:AndroidMake": "Make",
  "Keys:AndroidModel": "Model",
  "XMP-exif:SubsecTimeOriginal": "SubSecTimeOriginal",
  "XMP-exif:SubsecTimeDigitized": "SubSecTimeDigitized",
};

/** ExifTool's tags as the fields that the rules take. The names are ExifTool's already. */
export function fieldsOfTags(tags: readonly Tag[]): RawField[] {
  return tags.flatMap((tag) => {
    // The beginning of a number is another number, and that of a place another place: what is cut stays text.
    if (tag.wholeBytes !== undefined) return [tag];
    if (isLocation(tag)) return locationFields(tag);
    const { block } = tag;
    return [{ ...fieldOf(tag), ...(block === undefined ? {} : { block }) }];
  });
}

function fieldOf({ group, tag, value }: Tag): RawField {
  const name = OTHER_NAMES[`${group}:${tag}`] ?? tag;
  if (GPS_NUMBERS.test(`${group}:${tag}`)) return { group, tag, value: numbersOf(value) };
  return { group, tag: name, value: NUMBERS.has(tag) ? numberOf(value) : value };
}

function numberOf(text: string): RawValue {
  return NUMBER.test(text) ? Number(text) : text;
}

const NUMBER = /^-?\d{1,20}(?:\.\d{1,30})?(?:e[+-]?\d{1,3})?$/i;

/** Numbers apart by blanks; text that holds anything else stays text. */
function numbersOf(text: string): RawValue {
  if (text.trim() === "") return null;
  const parts = text.trim().split(/ +/);
  if (!parts.every((part) => NUMBER.test(part) || NO_NUMBER.test(part))) return text;
  const numbers = parts.map((part) => (NUMBER.test(part) ? Number(part) : null));
  return numbers.length === 1 ? (numbers[0] ?? [null]) : numbers;
}

const NO_NUMBER = /^(?:undef|inf)$/;

function isLocation({ group, tag }: Tag): boolean {
  return tag === "LocationInformation" && group === "UserData";
}

/** 3GPP's `loci` comes as one line: name, role, `Lat=`, `Lon=`, `Alt=`, `Body=`, notes. */
function locationFields({ group, tag, value }: Tag): RawField[] {
  const match = LOCATION.exec(value);
  if (match === null) return [{ group, tag, value }];
  const [, role = "", latitude, longitude, altitude, body = ""] = match;
  return [
    { group, tag, value: [Number(latitude), Number(longitude), Number(altitude)] },
    { group, tag: "LocationRole", value: ROLES.indexOf(role) },
    { group, tag: "LocationBody", value: body },
  ];
}

/** ExifTool's words for the numbers of TS 26.244 8.8; any other is none of them. */
const ROLES = ["shooting", "real", "fictional", "reserved"];

const DECIMAL = String.raw`(-?\d{1,6}(?:\.\d{1,8})?)`;
const LOCATION = new RegExp(
  `(?:^| )Role=([a-z0-9()]{1,20}) Lat=${DECIMAL} Lon=${DECIMAL} Alt=${DECIMAL}(?: Body=(.{0,64}?))?(?: Notes=|$)`,
);
