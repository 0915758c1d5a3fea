import { demuxerOf } from "./demuxers.ts";

// Apart from what makes stills: a child that only asks need not load it.

/** A document that a still of its first page is made of. */
export const PDF = "application/pdf";

/** Types that a still is made of, where the machine can. */
export function hasStill(mediaType: string): boolean {
  return mediaType === PDF || demuxerOf(mediaType) !== undefined;
}
