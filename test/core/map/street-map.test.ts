import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { metresBetween } from "#app/core/claims/distance.ts";
import { circleLine } from "#app/core/map/circle.ts";
import { isTileOf, type StreetMapAbout } from "#app/core/map/street-map.ts";
import { streetScene } from "#app/core/map/street-scene.ts";
import { streetLayers } from "#app/core/map/street-style.ts";

const ABOUT: StreetMapAbout = {
  format: "mvt",
  minZoom: 4,
  maxZoom: 14,
  bounds: { west: -75, south: 40, east: -73, north: 41 },
  attribution: "",
  layers: ["roads"],
};

test("every point of a circle lies as far from its middle as it says", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -89, max: 89, noNaN: true }),
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: 1, max: 200_000, noNaN: true }),
      (latitude, longitude, radius) => {
        const middle = { latitude, longitude };
        const line = circleLine(middle, radius);
        expect(line[0]).toEqual(line.at(-1));
        for (const [east, north] of line) {
          const far = metresBetween(middle, { latitude: north, longitude: east });
          expect(Math.abs(far - radius)).toBeLessThan(radius * 0.005 + 0.05);
        }
      },
    ),
  );
});

test("a tile has an address only within its zoom's grid", () => {
  const at = (zoom: number, column: number, row: number) => isTileOf(ABOUT, { zoom, column, row });
  expect(at(4, 15, 15)).toBe(true);
  expect([at(4, 16, 0), at(4, 0, 16), at(3, 0, 0), at(15, 0, 0), at(4, -1, 0)]).not.toContain(true);
});

describe("what is drawn", () => {
  test.each([
    ["Protomaps", ["earth", "landuse", "water", "roads", "places"], "roads-way"],
    [
      "OpenMapTiles",
      ["water", "transportation", "transportation_name", "place"],
      "transportation-way",
    ],
    ["Shortbread", ["ocean", "streets", "street_labels", "place_labels"], "streets-way"],
  ])("the streets of %s, below their names", (_, layers, way) => {
    const ids = streetLayers({ format: "mvt", layers }).map(({ id }) => id);
    expect(ids).toContain(way);
    const names = ids.findIndex((id) => id.endsWith("-names"));
    expect(names).toBeGreaterThan(ids.indexOf(way));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("layers that nobody here knows, as thin lines", () => {
    const layers = streetLayers({ format: "mvt", layers: ["county_roads"] });
    expect(layers).toContainEqual(
      expect.objectContaining({ type: "line", "source-layer": "county_roads" }),
    );
  });

  test("pictures as they are", () => {
    expect(streetLayers({ format: "png", layers: [] }).map(({ type }) => type)).toEqual([
      "background",
      "raster",
    ]);
  });

  test("all places with their whole doubt within what is shown first", () => {
    const { bounds, places } = streetScene(ABOUT, [
      { number: "1", source: "file", latitude: 40.7, longitude: -74, radiusMetres: 5_000 },
      { number: "2", source: "reporter", latitude: 40.9, longitude: -74, radiusMetres: null },
    ]);
    expect(places[1]?.circle).toBeUndefined();
    expect(bounds.south).toBeLessThan(40.7 - 0.044);
    expect(bounds.north).toBeGreaterThan(40.9);
    expect(bounds.west).toBeLessThan(-74.05);
  });

  test("without a place, all that the map covers", () => {
    expect(streetScene(ABOUT, []).bounds).toEqual(ABOUT.bounds);
  });
});
