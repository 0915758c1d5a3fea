import { TICKS_PER_SECOND, type Edges, type FilmBox, type KeyFrame } from "./plan.ts";

/** Where a box is at a tick; undefined before its first key frame and after its last. Edges between two are not rounded. */
export function boxAt({ keyFrames }: Pick<FilmBox, "keyFrames">, tick: number): Edges | undefined {
  const next = keyFrames.findIndex(({ at }) => at >= tick);
  const [before, after] = [keyFrames[next - 1], keyFrames[next]];
  if (after === undefined) return undefined;
  if (after.at === tick) return edgesOf(after);
  if (before === undefined) return undefined;
  const part = (tick - before.at) / (after.at - before.at);
  const between = (from: number, to: number) => from + (to - from) * part;
  return {
    left: between(before.left, after.left),
    top: between(before.top, after.top),
    right: between(before.right, after.right),
    bottom: between(before.bottom, after.bottom),
  };
}

/** A still rectangle from one tick up to and with another. */
export interface Span extends Edges {
  readonly from: number;
  readonly until: number;
}

/**
 * A box that moves, as still rectangles of at most `longest` ticks each. Every one holds all places that the box has meanwhile: the edges
 * move evenly between two key frames, so the places at both ends bound all between. Rather too much is covered than too little.
 */
export function spansOf({ keyFrames }: Pick<FilmBox, "keyFrames">, longest: number): Span[] {
  const spans: Span[] = [];
  keyFrames.forEach((after, place) => {
    const before = keyFrames[place - 1];
    if (before === undefined) return;
    const isStill = sameEdges(before, after);
    const parts = isStill ? 1 : Math.ceil((after.at - before.at) / longest);
    const tickOf = (part: number) =>
      Math.round(before.at + ((after.at - before.at) * part) / parts);
    for (let part = 0; part < parts; part += 1) {
      const [from, until] = [tickOf(part), tickOf(part + 1)];
      spans.push({
        from,
        until,
        ...around(edgesIn(before, after, from), edgesIn(before, after, until)),
      });
    }
  });
  return spans;
}

/** So many still rectangles a film is covered with at most: each is looked at for every one of its pictures (decision 0071 has what that costs). */
export const MOST_SPANS = 1_000;
/** Shorter ones would cover little less: a tenth of a second. */
const SHORTEST = TICKS_PER_SECOND / 10;

/**
 * The still rectangles of all boxes of a film, as short as `most` of them allow, and no shorter than a tenth of a second where a box moves.
 * Undefined where the boxes have more key frames than that.
 */
export function filmSpans(
  boxes: readonly Pick<FilmBox, "keyFrames">[],
  most = MOST_SPANS,
): readonly Span[] | undefined {
  const moves = boxes.reduce((sum, { keyFrames }) => sum + keyFrames.length - 1, 0);
  if (moves > most) return undefined;
  for (let longest = SHORTEST; ; longest *= 2) {
    const spans = boxes.flatMap((box) => spansOf(box, longest));
    if (spans.length <= most) return spans;
  }
}

function edgesIn(before: KeyFrame, after: KeyFrame, tick: number): Edges {
  return boxAt({ keyFrames: [before, after] }, tick) ?? edgesOf(after);
}

/** The smallest rectangle that holds both. */
function around(one: Edges, other: Edges): Edges {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

function sameEdges(one: Edges, other: Edges): boolean {
  const { left, top, right, bottom } = one;
  return (
    left === other.left && top === other.top && right === other.right && bottom === other.bottom
  );
}

function edgesOf({ left, top, right, bottom }: Edges): Edges {
  return { left, top, right, bottom };
}
