/** File endings that belong to a media type, the usual one first. */
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  "application/json": ["json"],
  "application/msword": ["doc"],
  "application/pdf": ["pdf"],
  "application/rtf": ["rtf"],
  "application/vnd.ms-excel": ["xls"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/zip": ["zip"],
  "audio/aac": ["aac"],
  "audio/amr": ["amr"],
  "audio/flac": ["flac"],
  "audio/mp4": ["m4a", "mp4"],
  "audio/mpeg": ["mp3"],
  "audio/ogg": ["ogg", "oga", "opus"],
  "audio/wav": ["wav"],
  "audio/vnd.wave": ["wav"],
  "audio/x-m4a": ["m4a"],
  "image/avif": ["avif"],
  "image/bmp": ["bmp"],
  "image/gif": ["gif"],
  "image/heic": ["heic", "heif"],
  "image/heic-sequence": ["heic", "heif"],
  "image/heif": ["heif", "heic"],
  "image/jp2": ["jp2"],
  "image/jpeg": ["jpg", "jpeg", "jpe"],
  "image/jxl": ["jxl"],
  "image/png": ["png"],
  "image/tiff": ["tif", "tiff"],
  "image/webp": ["webp"],
  "image/x-adobe-dng": ["dng"],
  "message/rfc822": ["eml"],
  "text/csv": ["csv"],
  "text/plain": ["txt", "log"],
  "video/3gpp": ["3gp", "3gpp"],
  "video/3gpp2": ["3g2"],
  "video/matroska": ["mkv"],
  "video/mp2t": ["ts", "mts", "m2ts"],
  "video/mp4": ["mp4", "m4v"],
  "video/mpeg": ["mpg", "mpeg"],
  "video/ogg": ["ogv"],
  "video/quicktime": ["mov", "qt"],
  "video/vnd.avi": ["avi"],
  "video/webm": ["webm"],
  "video/x-m4v": ["m4v", "mp4"],
  "video/x-matroska": ["mkv"],
  "video/x-msvideo": ["avi"],
};

/**
 * The ending for a file of this media type: the given one where it belongs to the type, else the usual one,
 * else `bin`, which no desktop runs or renders.
 */
export function extensionFor(mediaType: string, given: string): string {
  const known = Object.hasOwn(EXTENSIONS, mediaType) ? EXTENSIONS[mediaType] : undefined;
  if (known?.includes(given.toLowerCase()) === true) return given;
  return known?.[0] ?? "bin";
}
