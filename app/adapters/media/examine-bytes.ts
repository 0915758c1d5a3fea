import type { ProblemCode } from "#app/core/claims/problem.ts";
import type { RawField } from "#app/core/claims/raw-field.ts";
import { indexFields } from "#app/core/claims/raw-field.ts";
import { hasTooLarge } from "#app/core/claims/unread.ts";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import type { Blocks } from "#app/adapters/media/containers/blocks.ts";
import { readGif } from "#app/adapters/media/containers/gif.ts";
import { isCutOff } from "#app/adapters/media/containers/said-length.ts";
import { readHeif } from "#app/adapters/media/containers/heif.ts";
import { clipFields } from "#app/adapters/media/containers/motion-clip.ts";
import { readJpeg } from "#app/adapters/media/containers/jpeg.ts";
import { tableFields } from "#app/adapters/media/containers/jpeg-tables.ts";
import { readPng } from "#app/adapters/media/containers/png.ts";
import { CAMERA_PREVIEW, rawPreviews } from "#app/adapters/media/containers/raw-preview.ts";
import { tiffThumbnail } from "#app/adapters/media/containers/tiff-thumbnail.ts";
import { readWebp } from "#app/adapters/media/containers/webp.ts";
import { hasStill } from "#app/adapters/media/decoders/still-types.ts";
import { readExif } from "#app/adapters/media/exif-fields.ts";
import type { Look } from "#app/adapters/media/looks.ts";
import { mediaTypeOf } from "#app/adapters/media/media-type.ts";
import { readMovie } from "#app/adapters/media/movie/read-movie.ts";
import { isDecoded, isHeic, isRaw } from "#app/adapters/media/picture-types.ts";
import type { RenderedPreview } from "#app/adapters/media/previews.ts";
import { pictureSize, renderHeicPreviews, renderPreviews } from "#app/adapters/media/previews.ts";
import { smallPicture } from "#app/adapters/media/small-picture.ts";
import { readXmp } from "#app/adapters/media/xmp-fields.ts";

/** What the parsers found in one file: no judgement yet. */
export interface Findings {
  mediaType: string | null;
  width: number | null;
  height: number | null;
  /** EXIF's 1 to 8, as written. */
  orientation: number | null;
  /** Degrees clockwise in which a movie wants to be shown. */
  rotation: number | null;
  durationSeconds: number | null;
  /** What it looks like; empty where no picture of it was made. */
  looks: readonly Look[];
  fields: RawField[];
  problems: ProblemCode[];
}

/** A picture larger than this is not held in memory. */
const LARGEST_PICTURE = 256 * 1024 * 1024;

const CONTAINERS: Readonly<Record<string, (source: ByteSource) => Blocks>> = {
  "image/jpeg": readJpeg,
  "image/png": readPng,
  "image/apng": readPng,
  "image/webp": readWebp,
  "image/gif": readGif,
  "image/heic": readHeif,
  "image/heif": readHeif,
  "image/heic-sequence": readHeif,
  "image/heif-sequence": readHeif,
  "image/avif": readHeif,
};
const TIFF_TYPES = ["image/tiff", "image/x-adobe-dng"];
const MOVIE_TYPES = /^(?:video\/(?:mp4|quicktime|3gpp2?|x-m4v)|audio\/(?:mp4|x-m4a))$/;

/**
 * Runs every parser there is for one file. To be called in a child process only: the bytes are a
 * stranger's, and what parses them may crash or hang.
 */
export async function examineBytes(source: ByteSource, options: Wanted): Promise<Examined> {
  const examined = await runParsers(source, options);
  const { fields, problems } = examined.findings;
  if (hasTooLarge(fields)) problems.push("part-too-large");
  return examined;
}

/** What of a file is wanted. */
export interface Wanted {
  readonly previews: boolean;
  /** Where no previews are wanted: the small picture in the metadata is compared all the same. */
  readonly compare?: boolean | undefined;
  /** The type alone: for a file that broke a parser, which the others may read. */
  readonly typeOnly?: boolean | undefined;
}

interface Examined {
  findings: Findings;
  previews: readonly RenderedPreview[];
  /** The small picture in the metadata, undecoded; absent where there is none, or no preview of the large one. */
  thumbnail?: Uint8Array | undefined;
  /** A small JPEG that an HEIC keeps beside its picture, undecoded. */
  smallItem?: Uint8Array | undefined;
  compared?: { readonly small: RenderedPreview | undefined } | undefined;
}

async function runParsers(source: ByteSource, options: Wanted): Promise<Examined> {
  const findings: Findings = {
    mediaType: await mediaTypeOf(source),
    width: null,
    height: null,
    orientation: null,
    rotation: null,
    durationSeconds: null,
    looks: [],
    fields: [],
    problems: [],
  };
  const type = findings.mediaType;
  if (type === null) {
    findings.problems.push(source.size === 0 ? "file-empty" : "type-not-recognised");
    return { findings, previews: [] };
  }
  if (options.typeOnly === true) return { findings, previews: [] };
  if (MOVIE_TYPES.test(type)) {
    takeMovie(source, findings);
    return { findings, previews: [] };
  }
  const blocks = CONTAINERS[type]?.(source);
  if (blocks !== undefined) await takePicture(source, blocks, findings);
  else if (TIFF_TYPES.includes(type)) await takeTiff(source, findings);
  else if (!isDecoded(type)) takeUnknown(source, findings);
  const compare = options.compare === true && !options.previews;
  const thumbnail = blocks?.exif === undefined ? undefined : tiffThumbnail(blocks.exif);
  if (compare && thumbnail !== undefined && (isHeic(type) || !isDecoded(type))) {
    return { findings, previews: [], thumbnail, compared: { small: undefined } };
  }
  // A still is the examiner's to get.
  if (hasStill(type) || (!options.previews && !isDecoded(type))) return { findings, previews: [] };
  if (isHeic(type)) {
    const previews = await takeHeic(source, blocks, findings);
    return { findings, previews, thumbnail, smallItem: blocks?.smallItem };
  }
  if (!options.previews) {
    await takeExtent(source, blocks, findings);
    if (!compare || thumbnail === undefined) return { findings, previews: [] };
    const small = await smallPicture(source, findings);
    return { findings, previews: [], thumbnail, compared: { small } };
  }
  if (isRaw(type)) return { findings, previews: await takeCameraPreview(source, findings) };
  return { findings, previews: await takePixels(source, type, findings), thumbnail };
}

/** Nothing here reads it, but whether it is cut off is told by the length that its first bytes say. */
function takeUnknown(source: ByteSource, findings: Findings): void {
  findings.problems.push("no-reader-for-type");
  if (isCutOff(source)) findings.problems.push("structure-damaged");
}

function takeMovie(source: ByteSource, findings: Findings): void {
  const { damaged, ...facts } = readMovie(source);
  Object.assign(findings, facts);
  if (damaged) findings.problems.push("structure-damaged");
}

async function takePicture(source: ByteSource, blocks: Blocks, findings: Findings): Promise<void> {
  findings.width = blocks.width ?? null;
  findings.height = blocks.height ?? null;
  if (blocks.damaged) findings.problems.push("structure-damaged");
  findings.fields.push(...(blocks.fields ?? []));
  if (blocks.exif !== undefined) await takeExif(blocks.exif, findings);
  if (blocks.xmp !== undefined) findings.fields.push(...readXmp(blocks.xmp));
  findings.fields.push(...tableFields(blocks.tables ?? []));
  findings.fields.push(...clipFields(source, findings.fields));
}

async function takeExif(tiff: Uint8Array, findings: Findings): Promise<void> {
  const { fields, xmp, damaged } = await readExif(tiff);
  findings.fields.push(...fields);
  findings.orientation = orientationOf(fields);
  if (xmp !== undefined) findings.fields.push(...readXmp(xmp));
  if (damaged) findings.problems.push("metadata-damaged");
}

async function takeTiff(source: ByteSource, findings: Findings): Promise<void> {
  if (source.size > LARGEST_PICTURE) {
    findings.problems.push("metadata-damaged");
    return;
  }
  await takeExif(source.read(0, source.size), findings);
  const index = indexFields(findings.fields);
  // In a raw file the first directory is often a thumbnail: only one that says it is the picture counts.
  if (index.has("IFD0:SubfileType") && index.value("IFD0:SubfileType") !== 0) return;
  findings.width = index.numbers("IFD0:ImageWidth")?.[0] ?? null;
  findings.height = index.numbers("IFD0:ImageHeight")?.[0] ?? null;
}

/** No segment of a header is longer, so that one which begins before the pixels is whole. */
const LONGEST_SEGMENT = 64 * 1024;
/** What stands before the pixels is rarely a hundredth of this; a chunk of gigabytes there must not be held in memory. */
const LONGEST_HEADER = 16 * 1024 * 1024;

/** The size of a picture of which no preview is wanted: by its header alone, where that opens without the rest. */
async function takeExtent(
  source: ByteSource,
  blocks: Blocks | undefined,
  findings: Findings,
): Promise<void> {
  const end = blocks?.pixelsAt === undefined ? source.size : blocks.pixelsAt + LONGEST_SEGMENT;
  const isShort = end < source.size && end <= LONGEST_HEADER;
  const ofHeader = isShort ? await pictureSize(source.read(0, end)) : undefined;
  if (ofHeader === undefined) await takeWhole(source, findings);
  else Object.assign(findings, ofHeader);
}

/** All bytes of a picture and its size as its decoder tells it; undefined, and said why, where it does not open. */
async function takeWhole(source: ByteSource, findings: Findings) {
  if (source.size > LARGEST_PICTURE) {
    findings.problems.push("preview-too-large");
    return undefined;
  }
  const bytes = source.read(0, source.size);
  const size = await pictureSize(bytes);
  if (size === undefined) findings.problems.push("image-damaged");
  else Object.assign(findings, size);
  return size === undefined ? undefined : { bytes, size };
}

async function takePixels(
  source: ByteSource,
  type: string,
  findings: Findings,
): Promise<readonly RenderedPreview[]> {
  if (!isDecoded(type)) {
    findings.problems.push("preview-not-possible-type");
    return [];
  }
  const whole = await takeWhole(source, findings);
  if (whole === undefined) return [];
  const { bytes, size } = whole;
  const { previews, problem } = await renderPreviews(bytes, size);
  if (problem !== undefined) findings.problems.push(problem);
  return previews;
}

/** More candidates than any camera keeps. */
const MOST_CANDIDATES = 6;

/** Previews from the ready picture that the camera keeps in a raw file: the first that can be decoded, largest first. */
async function takeCameraPreview(
  source: ByteSource,
  findings: Findings,
): Promise<readonly RenderedPreview[]> {
  const { jpegs, orientation } = rawPreviews(source);
  for (const { offset, length } of jpegs.slice(0, MOST_CANDIDATES)) {
    if (length > LARGEST_PICTURE) continue;
    const bytes = source.read(offset, length);
    const size = await pictureSize(bytes);
    if (size === undefined) continue;
    const { previews, problem } = await renderPreviews(bytes, size, orientation);
    if (previews.length === 0) continue;
    if (problem !== undefined) findings.problems.push(problem);
    findings.fields.push(
      { ...CAMERA_PREVIEW.offset, value: offset },
      { ...CAMERA_PREVIEW.length, value: length },
    );
    return previews;
  }
  findings.problems.push("preview-none-embedded");
  return [];
}

async function takeHeic(
  source: ByteSource,
  blocks: Blocks = { damaged: true },
  findings: Findings,
): Promise<readonly RenderedPreview[]> {
  if (source.size > LARGEST_PICTURE) {
    findings.problems.push("preview-too-large");
    return [];
  }
  const bytes = source.read(0, source.size);
  const { previews, problem } = await renderHeicPreviews(bytes, blocks, findings.orientation);
  if (problem !== undefined) findings.problems.push(problem);
  return previews;
}

function orientationOf(fields: readonly RawField[]): number | null {
  const value = indexFields(fields).numbers("IFD0:Orientation")?.[0] ?? null;
  return value !== null && Number.isInteger(value) && value >= 0 && value <= 65535 ? value : null;
}
