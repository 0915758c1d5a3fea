import { hasTooLarge, hasUnfollowed, hasUnreadable } from "#app/core/claims/unread.ts";
import type { ByteSource } from "#app/adapters/media/byte-source.ts";
import type { Blocks } from "#app/adapters/media/containers/blocks.ts";
import { readGif } from "#app/adapters/media/containers/gif.ts";
import { isCutOff } from "#app/adapters/media/containers/said-length.ts";
import { readHeif } from "#app/adapters/media/containers/heif.ts";
import { readJpeg } from "#app/adapters/media/containers/jpeg.ts";
import { readPng } from "#app/adapters/media/containers/png.ts";
import { tiffThumbnail } from "#app/adapters/media/containers/tiff-thumbnail.ts";
import { readWebp } from "#app/adapters/media/containers/webp.ts";
import { hasStill } from "#app/adapters/media/decoders/still-types.ts";
import type { Findings } from "#app/adapters/media/findings.ts";
import { blankFindings } from "#app/adapters/media/findings.ts";
import { mediaTypeOf } from "#app/adapters/media/media-type.ts";
import { readMovie } from "#app/adapters/media/movie/read-movie.ts";
import {
  takeCameraPreview,
  takeExtent,
  takeHeic,
  takePixels,
} from "#app/adapters/media/picture-previews.ts";
import { isDecoded, isHeic, isRaw } from "#app/adapters/media/picture-types.ts";
import type { RenderedPreview } from "#app/adapters/media/previews.ts";
import { takePicture, takeTiff } from "#app/adapters/media/read-picture.ts";
import { smallPicture } from "#app/adapters/media/small-picture.ts";

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
  if (hasUnfollowed(fields)) problems.push("part-not-read");
  if (hasUnreadable(fields) && !problems.includes("metadata-damaged"))
    problems.push("metadata-damaged");
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
  const findings = blankFindings(await mediaTypeOf(source));
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
