import { FILMSTRIP_SHEET, FRAME_EDGE, MOST_FRAMES } from "#app/core/evidence/filmstrip.ts";
import { OUTPUT } from "./run-decoder.ts";
import { FRAME_EDGE as LOOK_EDGE } from "./still-arguments.ts";

/** Copies have a key frame at least so often (`playable-arguments`): where frames are wanted no closer, the others need not be decoded. */
const KEY_SECONDS = 2;

/** Writes a line with each frame's time in milliseconds, which is that of the original, into the file beside standard output. */
const TELL_TIMES = [
  "settb=1/1000",
  "metadata=mode=add:key=f:value=1",
  `metadata=mode=print:file=${OUTPUT}`,
];

/** The first frame of each span of `seconds`. */
function firstOfEach(seconds: number): string {
  return `isnan(prev_selected_t)+gt(floor(t/${seconds}),floor(prev_selected_t/${seconds}))`;
}

function opening(input: string, everySeconds: number): readonly string[] {
  return [
    ...["-nostdin", "-v", "error", "-protocol_whitelist", "file", "-threads", "1"],
    ...(everySeconds >= KEY_SECONDS ? ["-skip_frame", "nokey"] : []),
    ...["-f", "mov", "-i", `file:${input}`, "-map", "0:V:0", "-an", "-sn", "-dn"],
  ];
}

/** ffmpeg's arguments for the filmstrip of a copy of that length: the first frame of each of its equal parts, on one sheet. */
export function stripArguments(input: string, seconds: number): readonly string[] {
  const every = seconds / MOST_FRAMES;
  const { columns, rows } = FILMSTRIP_SHEET;
  const filters = [
    `select='${firstOfEach(every)}'`,
    `scale=w=${FRAME_EDGE}:h=${FRAME_EDGE}:force_original_aspect_ratio=decrease`,
    ...TELL_TIMES,
    `tile=${columns}x${rows}`,
  ];
  return [
    ...opening(input, every),
    ...["-vf", filters.join(","), "-frames:v", "1", "-c:v", "png", "-f", "image2pipe", "pipe:1"],
  ];
}

/** The same for grey frames that a copy's looks are taken from: the first of each `every` seconds, from `from` seconds on, at most so many. */
export function keyFrameArguments(
  input: string,
  { from, every, most }: { readonly from: number; readonly every: number; readonly most: number },
): readonly string[] {
  const filters = [
    `select='gte(t,${from})*(${firstOfEach(every)})'`,
    `scale=${LOOK_EDGE}:${LOOK_EDGE}:flags=area`,
    ...TELL_TIMES,
    "format=gray",
  ];
  return [
    ...opening(input, every),
    ...["-vf", filters.join(","), "-fps_mode", "passthrough", "-frames:v", `${most}`],
    ...["-c:v", "rawvideo", "-f", "rawvideo", "pipe:1"],
  ];
}
