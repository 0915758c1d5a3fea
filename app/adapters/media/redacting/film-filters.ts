import { filmSpans, type Span } from "#app/core/redaction/boxes-over-time.ts";
import { TICKS_PER_SECOND, WHOLE, type FilmPlan, type Mute } from "#app/core/redaction/plan.ts";

/**
 * So much earlier and later than it says is everything covered and silenced: whoever draws a box sees a copy whose times are told in whole
 * milliseconds, and sound is silenced in pieces of some milliseconds.
 */
export const MARGIN_TICKS = TICKS_PER_SECOND / 20;

/** Samples of a piece of sound that is silenced or not: 32 ms at the lowest rate that telephones use, less than the margin. */
const PIECE_SAMPLES = 256;

/**
 * ffmpeg's filters for a film's picture, as the text of a filter script: those given first, then a black rectangle for each span of each box, then
 * nothing beside the pixels (closed captions travel beside them). Undefined where there are too many moves to draw.
 */
export function pictureScript(
  first: readonly string[],
  boxes: FilmPlan["boxes"],
): string | undefined {
  const spans = filmSpans(boxes);
  if (spans === undefined) return undefined;
  return [...first, "format=yuv420p", ...spans.map(blackFilter), "sidedata=mode=delete"].join(
    ",\n",
  );
}

/** Rounded outwards to whole pixels, as `pixelsOf` rounds; of the picture that the filters before it made. */
function blackFilter(span: Span): string {
  const [left, top] = [Math.floor(span.left), Math.floor(span.top)];
  const [right, bottom] = [Math.ceil(span.right), Math.ceil(span.bottom)];
  const low = (edge: number, size: string) => `floor(${size}*${edge}/${WHOLE})`;
  const size = (from: number, to: number, of: string) =>
    `max(1,ceil(${of}*${to}/${WHOLE})-${low(from, of)})`;
  return [
    `drawbox=x='${low(left, "iw")}':y='${low(top, "ih")}'`,
    `w='${size(left, right, "iw")}':h='${size(top, bottom, "ih")}'`,
    `color=black:t=fill:enable='${during(span)}'`,
  ].join(":");
}

/** ffmpeg's filters for its sound, as an argument: silence, and two channels. */
export function soundFilters(mutes: readonly Mute[]): string {
  const silent = mutes.map((mute) => `volume=0:enable='${during(mute)}'`);
  return [`asetnsamples=n=${PIECE_SAMPLES}:p=0`, ...silent].join(",");
}

/** In seconds, which filters count in, with all digits that a tick needs. */
function during({ from, until }: { readonly from: number; readonly until: number }): string {
  const seconds = (tick: number) => (tick / TICKS_PER_SECOND).toFixed(6);
  return `between(t,${seconds(from - MARGIN_TICKS)},${seconds(until + MARGIN_TICKS)})`;
}
