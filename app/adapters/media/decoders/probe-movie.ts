import { z } from "zod";
import { INPUT } from "./run-decoder.ts";

const stream = z.object({
  codec_type: z.string().max(40),
  codec_name: z.string().max(80).optional(),
  color_transfer: z.string().max(80).optional(),
  disposition: z.object({ attached_pic: z.number().optional() }).optional(),
});

const probed = z.object({
  streams: z.array(stream).max(200),
  format: z.object({ duration: z.string().max(40).optional() }).optional(),
});

/** What decides how a film or a recording is shown. */
export interface MovieFacts {
  readonly hasPicture: boolean;
  readonly hasSound: boolean;
  /** Its light is coded for screens brighter than most (HLG or PQ, ITU-R BT.2100). */
  readonly isHighRange: boolean;
  /** Null where the container does not say. */
  readonly seconds: number | null;
}

const HIGH_RANGE = ["arib-std-b67", "smpte2084"];

/** ffprobe's arguments for that. */
export function probeArguments(demuxer: string): readonly string[] {
  return [
    ...["-v", "error", "-protocol_whitelist", "file", "-f", demuxer],
    ...[
      "-show_entries",
      "stream=codec_type,codec_name,color_transfer:stream_disposition=attached_pic",
    ],
    ...["-show_entries", "format=duration", "-of", "json", "-i", `file:${INPUT}`],
  ];
}

/** Reads ffprobe's answer, as a stranger's; undefined where it is none. A cover picture of a song is not a film's picture. */
export function movieFacts(output: Uint8Array): MovieFacts | undefined {
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(output).toString());
  } catch {
    return undefined;
  }
  const found = probed.safeParse(json);
  if (!found.success) return undefined;
  const { streams, format } = found.data;
  const pictures = streams.filter(
    (one) => one.codec_type === "video" && one.disposition?.attached_pic !== 1,
  );
  const seconds = Number(format?.duration ?? Number.NaN);
  return {
    hasPicture: pictures.length > 0,
    hasSound: streams.some((one) => one.codec_type === "audio" && one.codec_name !== undefined),
    isHighRange: HIGH_RANGE.includes(pictures[0]?.color_transfer ?? ""),
    seconds: Number.isFinite(seconds) && seconds > 0 ? seconds : null,
  };
}
