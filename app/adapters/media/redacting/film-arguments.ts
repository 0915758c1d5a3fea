import { INPUT, OUTPUT, SCRIPT } from "#app/adapters/media/decoders/run-decoder.ts";

/** No edge of a redacted film is longer; wider ones of ordinary cameras there are hardly any, and players stop at it. */
export const LONGEST_EDGE = 4_096;

/** How every redacted film is made, in the words of its record. */
export const FILM_TERMS = {
  longest_edge: LONGEST_EDGE,
  video: "H.264, quality 18, 4:2:0, 8 bits",
  sound: "AAC, two channels, 192 kbit/s",
  frames: "each with the time it has in the original",
  metadata: "none",
  cover: "black",
} as const;

/**
 * ffmpeg's arguments for the redacted film: the first picture track through the filters of the script, the first sound through its own, encoded
 * anew. No other track, chapter or metadata goes on, nor captions that travel inside the picture. How far it has come is told on standard output.
 */
export function redactedFilmArguments(
  demuxer: string,
  facts: { readonly hasPicture: boolean; readonly hasSound: boolean },
  sound: string,
): readonly string[] {
  const picture = [
    ...["-map", "0:V:0", "-filter_script:v", SCRIPT, "-fps_mode", "passthrough"],
    // Else times are rounded to an even rate, which phones do not keep.
    ...["-enc_time_base", "1:90000", "-video_track_timescale", "90000"],
    ...["-c:v", "libx264", "-preset", "veryfast", "-crf", "18", "-threads", "1", "-a53cc", "0"],
    ...["-force_key_frames", "expr:gte(t,n_forced*2)"],
  ];
  const heard = ["-map", "0:a:0", "-filter:a", sound, "-c:a", "aac", "-b:a", "192k", "-ac", "2"];
  return [
    ...["-nostdin", "-v", "error", "-nostats", "-progress", "pipe:1", "-stats_period", "2"],
    ...["-protocol_whitelist", "file", "-threads", "1", "-f", demuxer, "-i", `file:${INPUT}`],
    ...(facts.hasPicture ? picture : ["-vn"]),
    ...(facts.hasSound ? heard : ["-an"]),
    ...["-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact"],
    ...["-flags:v", "+bitexact", "-flags:a", "+bitexact"],
    ...["-movflags", "+faststart", "-f", "mp4", "-y", `file:${OUTPUT}`],
  ];
}

/** How far ffmpeg has come, from the last of what it told: in seconds of the film, undefined before it told any. */
export function toldSeconds(said: string): number | undefined {
  const last = [...said.matchAll(/^out_time_us=(\d{1,15})\n/gm)].at(-1)?.[1];
  return last === undefined ? undefined : Number(last) / 1_000_000;
}

/** ffprobe's arguments for the pictures of the first picture track, which it decodes and counts, and their size. */
export function countArguments(demuxer: string): readonly string[] {
  return [
    ...["-v", "error", "-protocol_whitelist", "file", "-threads", "1", "-f", demuxer],
    ...["-select_streams", "V:0", "-count_frames"],
    ...[
      "-show_entries",
      "stream=nb_read_frames,width,height",
      "-of",
      "json",
      "-i",
      `file:${INPUT}`,
    ],
  ];
}
