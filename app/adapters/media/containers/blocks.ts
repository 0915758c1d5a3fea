import type { CompressionTable } from "#app/core/claims/compression-tables.ts";

/** What a picture's container holds of interest: blocks of metadata, and what its own header says of its size. */
export interface Blocks {
  /** An EXIF block from its TIFF header on. */
  exif?: Uint8Array;
  xmp?: Uint8Array;
  /** Stored pixels. */
  width?: number;
  height?: number;
  /** Where the coded pixels begin: what stands before says all there is to know of them without decoding. */
  pixelsAt?: number;
  /** The tables by which a JPEG was compressed, one for each number; the last of a number counts, as for a decoder. */
  tables?: readonly CompressionTable[];
  /** The ICC profile of its colours, where the decoder leaves them as they are. */
  profile?: Uint8Array;
  /** True where the container says how the picture is to be turned, so that EXIF's word for it does not count. */
  saysTurn?: boolean;
  /** The container is cut off or contradicts itself. */
  damaged: boolean;
}

/** A metadata block larger than this is not read. */
export const LARGEST_BLOCK = 4 * 1024 * 1024;

/** A container of more parts than this is not followed to its end. */
export const MOST_PARTS = 20_000;

const TIFF_HEADERS = ["II*\0", "MM\0*"];

/** The part of a block that begins with a TIFF header, which some writers put behind a few bytes of their own. */
export function fromTiffHeader(block: Uint8Array): Uint8Array | undefined {
  const head = Buffer.from(block.subarray(0, 64)).toString("latin1");
  const starts = TIFF_HEADERS.map((header) => head.indexOf(header)).filter((at) => at !== -1);
  return starts.length === 0 ? undefined : block.subarray(Math.min(...starts));
}
