import type { JsonObject } from "../json.ts";

/** A filmstrip is one picture: this many columns and rows of frames, read like a page, what is over at its end left blank. */
export const FILMSTRIP_SHEET = { columns: 4, rows: 3 } as const;
export const MOST_FRAMES = FILMSTRIP_SHEET.columns * FILMSTRIP_SHEET.rows;
/** Longest edge of one frame, so that the sheet is no larger than the largest preview. */
export const FRAME_EDGE = 400;

/** Where in a filmstrip's picture the frames are, and where each is in the film. */
export interface Filmstrip {
  readonly columns: number;
  readonly rows: number;
  /** Of the whole picture, in points. */
  readonly width: number;
  readonly height: number;
  /** Milliseconds at which each frame begins, in order. */
  readonly timesMillis: readonly number[];
}

/** A filmstrip as its record and its row say how it was made. */
export function filmstripParameters({ timesMillis, ...strip }: Filmstrip): JsonObject {
  return { frames: timesMillis.length, times_ms: timesMillis, ...strip };
}

/** The filmstrip of which those are the parameters; undefined for parameters of anything else. */
export function filmstripOf(parameters: JsonObject | null): Filmstrip | undefined {
  const { columns, rows, width, height, times_ms: times } = parameters ?? {};
  if (!isCount(columns) || !isCount(rows) || !isCount(width) || !isCount(height)) return undefined;
  if (!isList(times)) return undefined;
  const timesMillis = times.filter((time) => typeof time === "number");
  if (timesMillis.length === 0 || timesMillis.length > columns * rows) return undefined;
  return { columns, rows, width, height, timesMillis };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value > 0;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
