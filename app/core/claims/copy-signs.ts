import type { Sign } from "#app/core/claims/claim.ts";
import { compressionSign } from "#app/core/claims/compression-tables.ts";
import { thumbnailSign } from "#app/core/claims/embedded-thumbnail.ts";
import { isScreenshotName } from "#app/core/claims/declared-name.ts";
import { deviceOf } from "#app/core/claims/device.ts";
import { isWhollyRead, type ProblemCode } from "#app/core/claims/problem.ts";
import type { FieldIndex } from "#app/core/claims/raw-field.ts";
import { quote } from "#app/core/claims/time-sentence.ts";
import { WALL_TIME_SOURCES } from "#app/core/claims/time-source.ts";

/** What is known of a file beside its fields. */
export interface CopiedFile {
  readonly declaredName: string;
  readonly mediaType: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly fields: FieldIndex;
  readonly problems: readonly ProblemCode[];
}

/** What a picture shows of having been copied, shrunk or converted on its way (leads). Most pictures that people send are. */
export function copySigns(file: CopiedFile): Sign[] {
  const { fields } = file;
  return [
    ...[screenshot(file), withoutCamera(file), otherTables(file), fromPhoto(file)],
    ...[compressionSign(fields), thumbnailSign(fields)],
  ].filter((sign) => sign !== undefined);
}

function screenshot({ declaredName }: CopiedFile): Sign | undefined {
  if (!isScreenshotName(declaredName)) return undefined;
  const sentence =
    "The name is one that devices give to a picture or recording of their screen: its time is that of the screenshot, and what it shows was recorded elsewhere. People take them to keep what may be deleted. Ask for the original, or where it was seen.";
  return { code: "screenshot-file-name", sentence };
}

/** Long sides in pixels to which messengers and networks shrink pictures. */
const SHRUNK_TO = [960, 1280, 1600, 2048];
/** Smaller pictures are no photographs of a phone to begin with. */
const PHONE_LIKE_PIXELS = 900;

const TIMES_OF_TAKING = WALL_TIME_SOURCES.filter(({ ofCapture }) => ofCapture).map(
  ({ source }) => source,
);

function withoutCamera(file: CopiedFile): Sign | undefined {
  const { fields, mediaType, width, height, problems } = file;
  const { make, model } = deviceOf(fields);
  const longSide = Math.max(width ?? 0, height ?? 0);
  if (mediaType !== "image/jpeg" || longSide < PHONE_LIKE_PIXELS) return undefined;
  if (make !== null || model !== null || TIMES_OF_TAKING.some((one) => fields.has(one))) {
    return undefined;
  }
  // What could not be read is not missing.
  if (!isWhollyRead(problems)) return undefined;
  const shrunk = SHRUNK_TO.includes(longSide)
    ? ` Its long side is ${longSide} pixels, to which messengers and networks shrink pictures.`
    : "";
  const sentence = `The picture has the size of a phone's and names neither device nor time of taking, as after a messenger, a website or a program that strips both: most pictures that people pass on look so.${shrunk} Ask for the original.`;
  return { code: "no-camera-data", sentence };
}

/** Programs and makers that ExifTool knows compression tables of. The library that everybody uses is no lead. */
const EDITORS =
  /Adobe|Corel|ACD Systems|StereoPhoto|FixFoto|Capture NX|PHOTO Laboratory|Digital Photo Professional|ZoomBrowser|FinePixViewer|Image Data Suite/i;
const MAKERS = /^(Pentax|Panasonic|Nikon|Canon|Sony|Apple)\b/i;
const EVERYBODYS = /Independent JPEG Group|^Unknown|^[0-9a-f]{32}/i;

/** The tables by which a picture was compressed are those of another program or maker than the camera it names. */
function otherTables({ fields }: CopiedFile): Sign | undefined {
  const tables = fields.text("File:JPEGDigest")?.trim() ?? "";
  const { make, software } = deviceOf(fields);
  if (tables === "" || make === null || EVERYBODYS.test(tables)) return undefined;
  const maker = MAKERS.exec(tables)?.[1];
  const isEditor = EDITORS.test(tables);
  if (!isEditor && (maker === undefined || sameMaker(make, maker))) return undefined;
  if (isEditor && software !== null && EDITORS.test(software)) return undefined;
  const sentence = `The picture was compressed by tables known from ${quote(tables)}, and names a camera of ${quote(make)}: it may have been saved once more after it was taken, as turning, cropping, sorting or uploading does; makers share tables, too. Ask for the original.`;
  return { code: "compressed-elsewhere", sentence };
}

function sameMaker(make: string, maker: string): boolean {
  return make.toLowerCase().includes(maker.toLowerCase());
}

/**
 * An iPhone's JPEG that was HEIC on the phone: its data names the width of tiles, in which a HEIC is stored and no JPEG. Not every
 * one keeps it, and an iPhone that is set to take JPEG writes none. Expected, and said so that the original can be asked for.
 */
function fromPhoto({ fields, mediaType }: CopiedFile): Sign | undefined {
  const { make, model } = deviceOf(fields);
  if (mediaType !== "image/jpeg" || make !== "Apple" || model === null) return undefined;
  if (!fields.has("IFD0:TileWidth")) return undefined;
  const sentence =
    "An iPhone's picture as JPEG that names tiles, in which an iPhone stores HEIC and no JPEG is stored: it may have been made of a HEIC picture, as an iPhone does when it hands one to a website. That is common; the phone may hold the HEIC original.";
  return { code: "phone-converted", sentence };
}
