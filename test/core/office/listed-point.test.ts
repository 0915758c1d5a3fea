import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { metresBetween } from "#app/core/claims/distance.ts";
import { listedPoint } from "#app/core/office/listed-point.ts";
import type { ListedPlace } from "#app/core/office/place-list.ts";

const PLACE: ListedPlace = {
  name: "Test School",
  kind: "school",
  owner: "",
  municipality: "",
  county: "",
  latitude: null,
  longitude: null,
  outline: null,
};

test("a place with coordinates lies there, and its list does not say how far it reaches", () => {
  expect(listedPoint({ ...PLACE, latitude: "40.5", longitude: "-74.25" })).toEqual({
    latitude: 40.5,
    longitude: -74.25,
    radiusMetres: null,
  });
});

test("a point as outline says where it lies and not how far it reaches", () => {
  const outline = { type: "Point", coordinates: [-74, 40] };
  expect(listedPoint({ ...PLACE, outline })).toEqual({
    latitude: 40,
    longitude: -74,
    radiusMetres: null,
  });
});

test.each([
  ["neither", null],
  ["no position in its outline", { type: "Polygon", coordinates: [] }],
  ["words where numbers belong", { type: "Point", coordinates: ["-74", "40"] }],
  ["a position that is not on earth", { type: "Point", coordinates: [-740, 40] }],
  ["an outline that is none", ["Polygon"]],
])("a place with %s has no point", (_, outline) => {
  expect(listedPoint({ ...PLACE, outline })).toBeUndefined();
});

test("every corner of an outline lies within the circle that stands for it", () => {
  const corner = fc.tuple(
    fc.double({ min: -75, max: -73, noNaN: true }),
    fc.double({ min: 40, max: 42, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(corner, { minLength: 2, maxLength: 12 }), (corners) => {
      const outline = {
        type: "GeometryCollection",
        geometries: [{ type: "MultiPolygon", coordinates: [[corners]] }],
      };
      const point = listedPoint({ ...PLACE, outline });
      if (point?.radiusMetres == null) throw new Error("no circle");
      for (const [longitude, latitude] of corners) {
        expect(metresBetween(point, { latitude, longitude })).toBeLessThanOrEqual(
          point.radiusMetres,
        );
      }
    }),
  );
});
