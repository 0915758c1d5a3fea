import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseIso6709 } from "#app/core/claims/iso6709.ts";

test.each([
  ["+32.0929+034.8620+028.516/", 32.0929, 34.862, 28.516],
  ["-33.8568+151.2153+5.000/", -33.8568, 151.2153, 5],
  ["+37.4219-122.0840/", 37.4219, -122.084, null],
  ["+37.4219-122.0840", 37.4219, -122.084, null],
  ["+3725.314-12205.04/", 37 + 25.314 / 60, -(122 + 5.04 / 60), null],
  ["+372518.84-1220502.4/", 37 + 25 / 60 + 18.84 / 3600, -(122 + 5 / 60 + 2.4 / 3600), null],
  ["+40-075CRSWGS_84/", 40, -75, null],
  ["+27.5916+086.5640+8850CRSWGS_84/", 27.5916, 86.564, 8850],
])("%s", (text, latitude, longitude, altitude) => {
  const found = parseIso6709(text);
  expect(found?.latitude).toBeCloseTo(latitude, 9);
  expect(found?.longitude).toBeCloseTo(longitude, 9);
  expect(found?.altitude).toBe(altitude);
});

test.each([
  ["+40-075CRSWGS_84/", "WGS_84"],
  ["+40-075CRSepsg:4269/", "epsg:4269"],
  ["+40-075/", undefined],
])("%s names the reference system %j", (text, crs) => {
  expect(parseIso6709(text)?.crs).toBe(crs);
});

test.each([
  "",
  "37.4219-122.0840/",
  "+37.4219 -122.0840/",
  "+37.4219-22.0840/",
  "+3765.0-12205.0/",
  "+37.4219",
  "+37.4219-122.0840/+37.4219-122.0840/",
])("%j is no position", (text) => {
  expect(parseIso6709(text)).toBeUndefined();
});

test("no text makes it throw, and what it reads has the written signs", () => {
  const parts = fc.array(fc.constantFrom("+", "-", ".", "/", "1", "90", "180", "034", "CRS"), {
    maxLength: 14,
  });
  fc.assert(
    fc.property(parts, (pieces) => {
      const text = pieces.join("");
      const found = parseIso6709(text);
      if (found === undefined) return;
      expect(found.latitude < 0).toBe(text.startsWith("-") && found.latitude !== 0);
    }),
  );
});
