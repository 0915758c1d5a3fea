import { PLAYABLE_TERMS } from "#app/core/evidence/playable.ts";
import type { MovieFacts } from "./probe-movie.ts";
import { shownFilters } from "./shown-filters.ts";

/**
 * ffmpeg's arguments for a copy that browsers play, in MP4 with its index in front, so that any moment of it can be asked for. Frames
 * keep their times: a time code read from the copy is one of the original. A key frame every two seconds makes seeking quick.
 */
export function playableArguments(
  demuxer: string,
  facts: Pick<MovieFacts, "hasPicture" | "hasSound" | "isHighRange">,
  files: { readonly input: string; readonly output: string },
): readonly string[] {
  const filters = [...shownFilters(facts, PLAYABLE_TERMS.longest_edge), "format=yuv420p"];
  const picture = [
    ...["-map", "0:V:0", "-vf", filters.join(","), "-fps_mode", "passthrough"],
    // Else times are rounded to an even rate, which phones do not keep.
    ...["-enc_time_base", "1:90000"],
    ...["-c:v", "libx264", "-preset", "veryfast", "-crf", "28", "-threads", "1"],
    ...["-force_key_frames", "expr:gte(t,n_forced*2)", "-video_track_timescale", "90000"],
  ];
  return [
    ...["-nostdin", "-v", "error", "-protocol_whitelist", "file", "-threads", "1"],
    ...["-f", demuxer, "-i", `file:${files.input}`],
    ...(facts.hasPicture ? picture : ["-vn"]),
    ...["-map", "0:a:0?", "-c:a", "aac", "-b:a", "96k", "-ac", "2", "-sn", "-dn"],
    ...["-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact"],
    ...["-movflags", "+faststart", "-f", "mp4", "-y", `file:${files.output}`],
  ];
}
