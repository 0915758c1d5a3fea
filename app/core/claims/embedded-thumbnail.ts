import type { Sign } from "#app/core/claims/claim.ts";
import type { FieldIndex } from "#app/core/claims/raw-field.ts";

/** The first reader's field: in how many of 256 bits the looks of a picture and of the small one in its metadata differ. */
export const THUMBNAIL_APART = { group: "EXIF", tag: "ThumbnailBitsApart" } as const;

/** The first reader's field: why they were not compared, where the file carries a small one. */
export const THUMBNAIL_NOT_COMPARED = { group: "EXIF", tag: "ThumbnailNotCompared" } as const;

const REASONS = {
  "small-damaged": "it could not be decoded",
  "small-too-even": "it shows too little detail",
  "picture-not-shown": "no preview of the picture could be made",
  "picture-too-even": "the picture shows too little detail",
  "picture-not-decoded":
    "the picture is damaged, too large, or of a kind that is decoded only where previews are made",
} as const;

/** Why a small picture was not compared. */
export type NotCompared = keyof typeof REASONS;

/**
 * Beyond a quarter of the bits they are two pictures, or one is a small part of the other. Copies of one stay under an eighth, and of a
 * hundred pairs of unrelated photographs 99 differ in more than 40 %.
 */
const OTHER_PICTURE_BITS = 64;

/** A lead where the small picture in the metadata shows something else than the large one, or where nobody could tell. */
export function thumbnailSign(fields: FieldIndex): Sign | undefined {
  const why = fields.text(`${THUMBNAIL_NOT_COMPARED.group}:${THUMBNAIL_NOT_COMPARED.tag}`);
  const reason = Object.entries(REASONS).find(([code]) => code === why)?.[1];
  if (reason !== undefined) {
    const sentence = `The small picture that the file carries for lists was not compared with the picture: ${reason}. That says nothing of either.`;
    return { code: "thumbnail-not-compared", sentence };
  }
  const apart = fields.numbers(`${THUMBNAIL_APART.group}:${THUMBNAIL_APART.tag}`)?.[0];
  if (typeof apart !== "number" || apart <= OTHER_PICTURE_BITS) return undefined;
  const sentence = `The small picture that the file carries for lists looks other than the picture itself: their looks differ in ${apart} of 256 bits. Programs that crop, turn or frame a picture often leave the small one as it was, and some put a small one of another size or shape in. Look at both, and ask for the original.`;
  return { code: "thumbnail-differs", sentence };
}
