import { inflateSync } from "node:zlib";
import type { CompressionTable } from "#app/core/claims/compression-tables.ts";
import type { RawField } from "#app/core/claims/raw-field.ts";
import { tooLarge, unreadable } from "#app/core/claims/unread.ts";
import { errorCode } from "#app/adapters/media/error-code.ts";

/** What a picture's container holds of interest: blocks of metadata, and what its own header says of its size. */
export interface Blocks {
  /** An EXIF block from its TIFF header on. */
  exif?: Uint8Array;
  /** A second one behind it; more are noted as not read. */
  secondExif?: Uint8Array;
  xmp?: Uint8Array;
  /** Stored pixels. */
  width?: number;
  height?: number;
  /** Where the coded pixels begin: what stands before says all there is to know of them without decoding. */
  pixelsAt?: number;
  /** The tables by which a JPEG was compressed, one for each number; the last of a number counts, as for a decoder. */
  tables?: readonly CompressionTable[];
  /** A small JPEG that an HEIC keeps beside its picture. */
  smallItem?: Uint8Array;
  /** The ICC profile of its colours, where the decoder leaves them as they are. */
  profile?: Uint8Array;
  /** True where the container says how the picture is to be turned, so that EXIF's word for it does not count. */
  saysTurn?: boolean;
  /** What the container itself says, and which of its parts were too large to be read. */
  fields?: readonly RawField[];
  /** The container is cut off or contradicts itself. */
  damaged: boolean;
}

/** A metadata block larger than this is not read. */
export const LARGEST_BLOCK = 4 * 1024 * 1024;

/** A container of more parts than this is not followed to its end. */
export const MOST_PARTS = 20_000;

/** Notes a part that is too large to be read, so that nobody takes what it says for absent. */
export function leaveOut(blocks: Blocks, part: string, bytes: number): void {
  const already = blocks.fields ?? [];
  if (already.length < MOST_FIELDS) blocks.fields = [...already, tooLarge(part, bytes)];
}

/** Notes a part that is there and could not be read. */
export function leaveUnread(blocks: Blocks, ...what: Parameters<typeof unreadable>): void {
  const already = blocks.fields ?? [];
  if (already.length < MOST_FIELDS) blocks.fields = [...already, unreadable(...what)];
}

/** More are no news: the first ones say that something was left out. */
const MOST_FIELDS = 32;

/** A zlib stream unpacked; undefined for a bomb, which is noted as left out, and for what is no such stream, which is damage. */
export function inflated(data: Uint8Array, blocks: Blocks, part: string): Uint8Array | undefined {
  try {
    return inflateSync(data, { maxOutputLength: LARGEST_BLOCK });
  } catch (error) {
    if (errorCode(error) === "ERR_BUFFER_TOO_LARGE") leaveOut(blocks, part, data.length);
    else blocks.damaged = true;
    return undefined;
  }
}

const TIFF_HEADERS = ["II*\0", "MM\0*"];

/** The part of a block that begins with a TIFF header, which some writers put behind a few bytes of their own. */
export function fromTiffHeader(block: Uint8Array): Uint8Array | undefined {
  const head = Buffer.from(block.subarray(0, 64)).toString("latin1");
  const starts = TIFF_HEADERS.map((header) => head.indexOf(header)).filter((at) => at !== -1);
  return starts.length === 0 ? undefined : block.subarray(Math.min(...starts));
}

/**
 * Takes a block that its container calls EXIF. A second one is kept apart, any further one is noted as not read. One that does not begin as EXIF does is noted: something is there that
 * was not read. It is none behind a block that was read, since long EXIF goes on in blocks without a beginning. An empty one holds nothing.
 */
export function takeExifBlock(blocks: Blocks, block: Uint8Array): void {
  const exif = fromTiffHeader(block);
  if (exif !== undefined) {
    if (blocks.exif === undefined) blocks.exif = exif;
    else if (blocks.secondExif === undefined) blocks.secondExif = exif;
    else leaveUnread(blocks, "ExifFurther", exif.length);
  } else if (blocks.exif === undefined && block.length > 0)
    leaveUnread(blocks, "ExifNoHeader", block.length);
}
