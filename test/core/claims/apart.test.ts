import { expect, test } from "@jest/globals";
import { metresApart, secondsApart } from "#app/core/claims/apart.ts";
import type { PlaceClaim, TimeClaim } from "#app/core/claims/claim.ts";
import { instantFromMillis } from "#app/core/instant.ts";

const NOON = Date.UTC(2026, 0, 24, 18, 0);

function time(from: number | null, to: number | null): TimeClaim {
  const at = (seconds: number | null) =>
    seconds === null ? null : instantFromMillis(NOON + seconds * 1000);
  return {
    ...{ source: "EXIF:DateTimeOriginal", raw: "", local: null, offset: null, assumedOffset: null },
    ...{ zoneSource: "none", earliest: at(from), latest: at(to), level: "T4", sentence: "" },
  };
}

function place(latitude: number | null, longitude: number | null, radiusMetres: number | null) {
  return {
    ...{ source: "EXIF:GPS", raw: "", latitude, longitude, altitude: null, radiusMetres },
    ...{ level: "P2", sentence: "" },
  } as PlaceClaim;
}

test.each([
  ["apart", time(0, 10), time(70, 100), { least: 59.001, most: 100.999 }],
  ["the other way round", time(70, 100), time(0, 10), { least: 59.001, most: 100.999 }],
  ["overlapping", time(0, 50), time(20, 30), { least: 0, most: 30.999 }],
  ["of the same second", time(5, 5), time(5, 5), { least: 0, most: 0.999 }],
  ["of the same thousandth", time(5.5, 5.5), time(5.5, 5.5), { least: 0, most: 0 }],
])("times that are %s", (_, one, other, apart) => {
  expect(secondsApart(one, other)).toEqual(apart);
});

test("times of which one has no bound on one side cannot be told apart", () => {
  expect(secondsApart(time(null, 5), time(5, 6))).toBeNull();
  expect(secondsApart(time(5, 6), time(5, null))).toBeNull();
});

test("places lie apart by their points, less and more their circles", () => {
  // A thousandth of a degree of latitude is 111 m.
  const apart = metresApart(place(45, -93, 10), place(45.001, -93, 20));
  expect(apart?.points).toBeCloseTo(111.2, 0);
  expect(apart?.least).toBeCloseTo(81.2, 0);
  expect(apart?.most).toBeCloseTo(141.2, 0);
  expect(metresApart(place(45, -93, 200), place(45.001, -93, 20))?.least).toBe(0);
});

test("without a circle only the points are told; without a position nothing", () => {
  expect(metresApart(place(45, -93, null), place(45, -93, 5))).toEqual({
    ...{ points: 0, least: null, most: null },
  });
  expect(metresApart(place(null, null, null), place(45, -93, 5))).toBeNull();
});
