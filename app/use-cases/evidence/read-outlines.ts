import type { Borders } from "#app/core/map/borders.ts";
import type { MapBounds } from "#app/core/map/view.ts";
import type { Tools } from "../tools.ts";

/** Borders to draw a map of a box with: public geography, the same for everybody, asked of nobody outside. */
export function readOutlines(
  tools: Pick<Tools, "outlines">,
  input: { readonly bounds: MapBounds },
): Promise<Borders> {
  return tools.outlines.within(input.bounds);
}
