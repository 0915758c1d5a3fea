import type { Sign } from "#app/core/claims/claim.ts";
import type { FieldIndex } from "#app/core/claims/raw-field.ts";

/** The first reader's field: in how many of 256 bits the looks of a picture and of the small one in its metadata differ. */
export const THUMBNAIL_APART = { group: "EXIF", tag: "ThumbnailBitsApart" } as const;

/**
 * Beyond a quarter of the bits they are two pictures, or one is a small part of the other. Copies of one stay under an eighth, and of a
 * hundred pairs of unrelated photographs 99 differ in more than 40 %.
 */
const OTHER_PICTURE_BITS = 64;

/** A lead where the small picture in the metadata shows something else than the large one. */
export function thumbnailSign(fields: FieldIndex): Sign | undefined {
  const apart = fields.numbers(`${THUMBNAIL_APART.group}:${THUMBNAIL_APART.tag}`)?.[0];
  if (typeof apart !== "number" || apart <= OTHER_PICTURE_BITS) return undefined;
  const sentence = `The small picture that the file carries for lists looks other than the picture itself: their looks differ in ${apart} of 256 bits. Programs that crop, turn or frame a picture often leave the small one as it was, and some put a small one of another size or shape in. Look at both, and ask for the original.`;
  return { code: "thumbnail-differs", sentence };
}
