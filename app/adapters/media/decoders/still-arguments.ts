import type { MovieFacts } from "./probe-movie.ts";
import { shownFilters } from "./shown-filters.ts";

/** Longest edge of a still, as large as the largest preview. */
const EDGE = 1600;

/** One thread, no file but the one given, and no question to anybody. */
const OPENING = ["-nostdin", "-v", "error", "-protocol_whitelist", "file", "-threads", "1"];
const AS_PNG = ["-frames:v", "1", "-c:v", "png", "-f", "image2pipe", "pipe:1"];

/** Writes a line with the frame's time in milliseconds, as the film is played, before the picture itself. */
const TELL_TIME = [
  "settb=1/1000",
  "metadata=mode=add:key=f:value=1",
  "metadata=mode=print:file=-:direct=1",
];

/** Why that frame was taken, in records. */
export const POSTER_CHOICE = "of the first ten frames the one most like the others";

/** Of the first frames the one most like the others: not the black one that many films begin with. Its time stands before it. */
export function posterArguments(
  demuxer: string,
  facts: Pick<MovieFacts, "isHighRange">,
  input: string,
): readonly string[] {
  const filters = ["thumbnail=10", ...TELL_TIME, ...shownFilters(facts, EDGE)].join(",");
  return [
    ...[...OPENING, "-f", demuxer, "-i", `file:${input}`],
    ...["-map", "0:V:0", "-an", "-sn", "-dn", "-vf", filters],
    ...AS_PNG,
  ];
}

/** Edge of a frame that a film's looks are taken from. */
export const FRAME_EDGE = 128;
/** Only so much of a film's beginning is looked at, in seconds. */
export const FRAME_SECONDS = 32;

/** A frame each second of a film's beginning as grey octets, row by row, all of one square size: nothing in it is left to be decoded. */
export function frameArguments(
  demuxer: string,
  facts: Pick<MovieFacts, "isHighRange">,
  input: string,
): readonly string[] {
  const square = `scale=${FRAME_EDGE}:${FRAME_EDGE}:flags=area`;
  const filters = ["fps=1", ...shownFilters(facts, 2 * FRAME_EDGE), square, "format=gray"];
  return [
    ...[...OPENING, "-f", demuxer, "-t", `${FRAME_SECONDS}`, "-i", `file:${input}`],
    ...["-map", "0:V:0", "-an", "-sn", "-dn", "-vf", filters.join(",")],
    ...["-frames:v", `${FRAME_SECONDS}`, "-c:v", "rawvideo", "-f", "rawvideo", "pipe:1"],
  ];
}

/** The loudness of the whole recording from left to right, dark on white. */
export function waveformArguments(demuxer: string, input: string): readonly string[] {
  const wave = `[0:a:0]aformat=channel_layouts=mono,showwavespic=s=${EDGE}x320:colors=0x1b4b72:scale=sqrt[wave]`;
  const ground = `color=c=white:s=${EDGE}x320:d=1[ground]`;
  return [
    ...[...OPENING, "-f", demuxer, "-i", `file:${input}`],
    ...["-filter_complex", `${ground};${wave};[ground][wave]overlay=format=auto`],
    ...AS_PNG,
  ];
}

/** The first page. */
export function pageArguments(): readonly string[] {
  return ["-png", "-f", "1", "-l", "1", "-scale-to", `${EDGE}`, "-q", "-"];
}
