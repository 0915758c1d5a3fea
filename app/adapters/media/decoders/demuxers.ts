/**
 * The demuxer that ffmpeg is held to for each type. Forced, because by itself ffmpeg takes a playlist that poses as a film for a
 * playlist and opens what it names (security-reliability 3.12).
 */
const DEMUXERS: Readonly<Record<string, string>> = {
  "video/mp4": "mov",
  "video/quicktime": "mov",
  "video/3gpp": "mov",
  "video/3gpp2": "mov",
  "video/x-m4v": "mov",
  "video/webm": "matroska",
  "video/x-matroska": "matroska",
  "video/x-msvideo": "avi",
  "video/mpeg": "mpeg",
  "video/mp2t": "mpegts",
  "audio/mp4": "mov",
  "audio/x-m4a": "mov",
  "audio/webm": "matroska",
  "audio/x-matroska": "matroska",
  "audio/mpeg": "mp3",
  "audio/wav": "wav",
  "audio/aiff": "aiff",
  "audio/ogg": "ogg",
  "audio/flac": "flac",
  "audio/aac": "aac",
  "audio/amr": "amr",
};

/** ffmpeg's name of the demuxer for a type; undefined for what is not given to ffmpeg. */
export function demuxerOf(mediaType: string): string | undefined {
  return Object.hasOwn(DEMUXERS, mediaType) ? DEMUXERS[mediaType] : undefined;
}
