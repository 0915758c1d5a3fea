import { metresBetween } from "../claims/distance.ts";

/** Within so many kilometres of a point, in decimal degrees WGS 84. */
export interface Near {
  readonly latitude: number;
  readonly longitude: number;
  readonly kilometres: number;
}

export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

const FARTHEST_KM = 1_000;
const KM_A_DEGREE = 111.19;
/** Cells a degree, from the finest: about 1, 11 and 111 km high. */
const GRIDS = [100, 10, 1] as const;
/** With more cells than this a coarser grid says the same in fewer words. */
const MOST_CELLS = 150;

/** Reads `latitude,longitude,kilometres`, such as `40.7128,-74.006,5`; null where it is none. */
export function parseNear(text: string): Near | null {
  const parts = text.split(",").map((part) => part.trim());
  if (parts.length !== 3 || !parts.every((part) => /^[+-]?\d{1,4}(\.\d{1,12})?$/.test(part))) {
    return null;
  }
  const [latitude = 0, longitude = 0, kilometres = 0] = parts.map(Number);
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return null;
  if (kilometres <= 0 || kilometres > FARTHEST_KM) return null;
  return { latitude, longitude, kilometres };
}

/** As `parseNear` reads it. */
export function spellNear({ latitude, longitude, kilometres }: Near): string {
  return [latitude, longitude, kilometres].map(String).join(",");
}

/** The cells of every grid that a point lies in, as words for the index. */
export function cellsOf(point: Point): string[] {
  return GRIDS.map((grid) => cell(grid, rowOf(grid, point.latitude), columnOf(grid, point)));
}

/** Cells of one grid that cover all that is near, and some that is not; undefined where that would be too many. */
export function cellsNear({ latitude, longitude, kilometres }: Near): string[] | undefined {
  const high = kilometres / KM_A_DEGREE;
  const [south, north] = [Math.max(-90, latitude - high), Math.min(90, latitude + high)];
  // The parallel that is nearest to a pole is the shortest: degrees of longitude are most there.
  const shrink = Math.cos((Math.max(Math.abs(south), Math.abs(north)) * Math.PI) / 180);
  if (shrink * 180 <= high) return undefined;
  const wide = high / shrink;
  for (const grid of GRIDS) {
    const rows = span(rowOf(grid, south), rowOf(grid, north));
    const first = Math.floor((longitude - wide + 180) * grid);
    const columns = span(first, Math.floor((longitude + wide + 180) * grid));
    if (rows.length * columns.length > MOST_CELLS) continue;
    const around = 360 * grid;
    return rows.flatMap((row) =>
      columns.map((column) => cell(grid, row, ((column % around) + around) % around)),
    );
  }
  return undefined;
}

/** Whether a point is near, measured. */
export function isNear(near: Near, point: Point): boolean {
  return metresBetween(near, point) <= near.kilometres * 1_000;
}

function rowOf(grid: number, latitude: number): number {
  return Math.floor((latitude + 90) * grid);
}

function columnOf(grid: number, { longitude }: Point): number {
  // The same meridian has two names.
  return Math.floor((longitude + 180) * grid) % (360 * grid);
}

function span(from: number, until: number): number[] {
  return Array.from({ length: until - from + 1 }, (_, index) => from + index);
}

function cell(grid: number, row: number, column: number): string {
  return `·cell${String(grid)}·${String(row)}·${String(column)}`;
}
