import type { MapBounds } from "./view.ts";

/** What a street map says of itself. */
export interface StreetMapAbout {
  readonly format: "mvt" | "png" | "jpeg" | "webp";
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly bounds: MapBounds;
  /** Whom its makers want named, in plain words. */
  readonly attribution: string;
  /** Names of what its tiles hold, for tiles of lines and areas. */
  readonly layers: readonly string[];
}

/** Whether a tile's address lies within its zoom's grid, at a zoom that the map has. */
export function isTileOf(
  { minZoom, maxZoom }: Pick<StreetMapAbout, "minZoom" | "maxZoom">,
  { zoom, column, row }: { readonly zoom: number; readonly column: number; readonly row: number },
): boolean {
  if (zoom < minZoom || zoom > maxZoom) return false;
  const side = 2 ** zoom;
  return column >= 0 && column < side && row >= 0 && row < side;
}
