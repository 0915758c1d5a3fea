/** Photos of which parts can be covered: what is decoded whole. A camera's raw file is not: its preview need not show all that is in it. */
const PHOTOS: readonly string[] = [
  "image/jpeg",
  "image/png",
  "image/apng",
  "image/webp",
  "image/avif",
  "image/tiff",
  "image/gif",
  "image/heic",
  "image/heif",
  "image/heic-sequence",
  "image/heif-sequence",
];

/** True for a type of photo of which parts can be covered. */
export function isRedactablePhoto(mediaType: string | null): boolean {
  return mediaType !== null && PHOTOS.includes(mediaType);
}

/** True for films and recordings, which are covered and silenced over time. Whether one can be decoded shows when it is tried. */
export function isRedactableFilm(mediaType: string | null): boolean {
  return mediaType !== null && /^(?:video|audio)\//.test(mediaType);
}
