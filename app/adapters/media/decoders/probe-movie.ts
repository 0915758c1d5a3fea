import { z } from "zod";
import type { TrackKind } from "#app/core/evidence/copied-tracks.ts";
import { INPUT } from "./run-decoder.ts";

const stream = z.object({
  index: z.number().int().min(0).max(10_000).optional(),
  duration: z.string().max(40).optional(),
  tags: z.object({ DURATION: z.string().max(40).optional() }).optional(),
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
  /** Each track, in the file's order. */
  readonly tracks: readonly MovieTrack[];
}

/** One track as its container declares it. */
export interface MovieTrack {
  /** From 0 on. */
  readonly index: number;
  readonly kind: TrackKind;
  readonly codec: string | null;
  /** Null where nothing says how long it is. */
  readonly seconds: number | null;
}

const HIGH_RANGE = ["arib-std-b67", "smpte2084"];

/** ffprobe's arguments for that. */
export function probeArguments(demuxer: string): readonly string[] {
  return [
    ...["-v", "error", "-protocol_whitelist", "file", "-f", demuxer],
    ...[
      "-show_entries",
      "stream=index,codec_type,codec_name,color_transfer,duration:stream_disposition=attached_pic:stream_tags=DURATION",
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
  return {
    hasPicture: pictures.length > 0,
    hasSound: streams.some((one) => one.codec_type === "audio" && one.codec_name !== undefined),
    isHighRange: HIGH_RANGE.includes(pictures[0]?.color_transfer ?? ""),
    seconds: secondsOf(format?.duration),
    tracks: streams.map((one, at) => ({
      index: one.index ?? at,
      kind: kindOf(one),
      codec: one.codec_name ?? null,
      seconds: secondsOf(one.duration) ?? clockSeconds(one.tags?.DURATION),
    })),
  };
}

function kindOf({ codec_type: type, disposition }: z.infer<typeof stream>): TrackKind {
  if (type === "video") return disposition?.attached_pic === 1 ? "cover" : "picture";
  return type === "audio" ? "sound" : type === "subtitle" ? "subtitles" : "other";
}

function secondsOf(text: string | undefined): number | null {
  const seconds = Number(text ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

/** Matroska's tag: `00:01:02.003000000`. */
function clockSeconds(text: string | undefined): number | null {
  const match = /^(\d{1,4}):(\d\d):(\d\d(?:\.\d{1,12})?)$/.exec(text ?? "");
  if (match === null) return null;
  const [, hours, minutes, seconds] = match;
  return secondsOf(String(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)));
}
