import { GREY_EDGE } from "./picture-fingerprint.ts";
import type { View } from "./views.ts";

/** A decoded picture, grey: one octet a point, row by row, upright. */
export interface GreyRaster {
  readonly width: number;
  readonly height: number;
  readonly points: Uint8Array;
}

/**
 * A part of a picture as `GREY_EDGE` times `GREY_EDGE` octets, each the mean of the points that lie under it, in shares where it covers
 * them in part. The picture's proportions are dropped: a copy that was stretched is still a copy.
 */
export function greyCopy(raster: GreyRaster, view: View): Uint8Array {
  const { width, height, points } = raster;
  if (width < 1 || height < 1 || points.length !== width * height) {
    throw new Error("a grey picture has one octet for each point");
  }
  const columns = shares(width, view.left, view.width);
  const rows = shares(height, view.top, view.height);
  const narrow = new Float64Array(height * GREY_EDGE);
  for (let row = 0; row < height; row += 1) {
    for (const [to, column] of columns.entries()) {
      let sum = 0;
      for (const { at, part } of column) sum += part * (points[row * width + at] ?? 0);
      narrow[row * GREY_EDGE + to] = sum;
    }
  }
  const copy = new Uint8Array(GREY_EDGE * GREY_EDGE);
  for (const [to, row] of rows.entries()) {
    for (let column = 0; column < GREY_EDGE; column += 1) {
      let sum = 0;
      for (const { at, part } of row) sum += part * (narrow[at * GREY_EDGE + column] ?? 0);
      copy[to * GREY_EDGE + column] = Math.round(sum);
    }
  }
  return copy;
}

/** For each of the copy's points along one edge: which points it covers and the share that each has in it; shares of one add up to 1. */
function shares(length: number, start: number, share: number): { at: number; part: number }[][] {
  const step = (share * length) / GREY_EDGE;
  return Array.from({ length: GREY_EDGE }, (_, to) => {
    const from = start * length + to * step;
    const until = Math.min(length, from + step);
    const covered: { at: number; part: number }[] = [];
    for (let at = Math.floor(from); at < until; at += 1) {
      const part = (Math.min(at + 1, until) - Math.max(at, from)) / (until - from);
      if (part > 0) covered.push({ at, part });
    }
    return covered;
  });
}
