/** Types that sharp decodes. AVIF goes through its HEIF loader, which has no decoder for HEIC. */
const DECODED = [
  "image/jpeg",
  "image/png",
  "image/apng",
  "image/webp",
  "image/avif",
  "image/tiff",
  "image/gif",
];

const HEIC = ["image/heic", "image/heif", "image/heic-sequence", "image/heif-sequence"];

/** True for a picture that libheif decodes. */
export function isHeic(mediaType: string): boolean {
  return HEIC.includes(mediaType);
}

/** Raw files that are built like a TIFF, in which cameras keep a ready JPEG. */
const RAW = ["image/x-adobe-dng", "image/x-canon-cr2", "image/x-nikon-nef", "image/x-sony-arw"];

/** True for a raw file whose own preview is looked for. */
export function isRaw(mediaType: string): boolean {
  return RAW.includes(mediaType);
}

/** True when sharp opens pictures of this type. */
export function isDecoded(mediaType: string): boolean {
  return DECODED.includes(mediaType);
}
