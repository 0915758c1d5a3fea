import { describe, expect, test } from "@jest/globals";
import { daylightSign, sunRange } from "#app/core/claims/daylight.ts";
import type { PlaceClaim, TimeClaim } from "#app/core/claims/claim.ts";
import type { RawValue } from "#app/core/claims/raw-field.ts";
import { indexFields } from "#app/core/claims/raw-field.ts";
import { sunAltitude, sunPosition } from "#app/core/claims/sun.ts";
import type { Instant } from "#app/core/instant.ts";
import { fieldsOf } from "#test/core/claims/fields.ts";

test("the sun stands where Meeus computes it (example 25.a: 13 October 1992, 0 h)", () => {
  const { rightAscension, declination } = sunPosition(Date.UTC(1992, 9, 13));
  expect(rightAscension).toBeCloseTo(198.38083, 2);
  expect(declination).toBeCloseTo(-7.78507, 2);
});

test("its altitude is that of the published example of NREL's solar position algorithm", () => {
  // I. Reda, A. Andreas (2008), A.5: 17 October 2003, 12:30:30 at UTC-7, near Denver; elevation before refraction.
  const at = Date.UTC(2003, 9, 17, 19, 30, 30);
  expect(Math.abs(sunAltitude(at, 39.742476, -105.1786) - 39.872)).toBeLessThan(0.02);
});

test.each([
  ["sunrise", Date.UTC(2024, 5, 20, 9, 25)],
  ["sunset", Date.UTC(2024, 5, 21, 0, 31)],
])("at the almanac's %s in New York on the solstice its upper edge is at the horizon", (_, at) => {
  // Almanacs round to the minute, in which the sun moves a quarter of a degree.
  expect(Math.abs(sunAltitude(at, 40.7128, -74.006) + 0.833)).toBeLessThan(0.25);
});

function time(earliest: string, latest = earliest, level: TimeClaim["level"] = "T2"): TimeClaim {
  return {
    source: "ExifIFD:DateTimeOriginal",
    raw: "",
    local: null,
    offset: null,
    assumedOffset: null,
    zoneSource: "written",
    earliest: earliest as Instant,
    latest: latest as Instant,
    level,
    sentence: "",
  };
}

const PLACE: PlaceClaim = {
  source: "GPS:GPSPosition",
  raw: "",
  latitude: 40.7128,
  longitude: -74.006,
  altitude: null,
  radiusMetres: 10,
  level: "P2",
  sentence: "",
};
const NOON = "2024-06-20T17:00:00.000Z";
const MIDNIGHT = "2024-06-20T05:00:00.000Z";

describe("the sun over the bounds of a time", () => {
  test("at an instant", () => {
    expect(sunRange(time(NOON), PLACE)?.sentence).toBe(
      "At the claimed time and place the sun stood 73° above the horizon (day), as far as both claims are right.",
    );
    // At its lowest: latitude and the tilt of the earth's axis together, less a right angle.
    expect(sunRange(time(MIDNIGHT), PLACE)?.lowestDegrees).toBeCloseTo(40.7128 + 23.437 - 90, 0);
  });

  test("over a range it holds the highest point within, not only the ends", () => {
    const range = sunRange(time("2024-06-20T09:00:00.000Z", "2024-06-21T01:00:00.000Z"), PLACE);
    expect(range?.highestDegrees).toBeGreaterThan(72.5);
    expect(range?.lowestDegrees).toBeLessThan(-4);
    expect(range?.sentence).toContain("day or twilight");
    const wide = sunRange(time("2024-06-20T05:00:00.000Z", "2024-06-20T17:00:00.000Z"), PLACE);
    expect(wide?.sentence).toContain("day, twilight or night");
    const dusk = sunRange(time("2024-06-21T00:45:00.000Z", "2024-06-21T02:00:00.000Z"), PLACE);
    expect(dusk?.sentence).toContain("(twilight or night)");
  });

  test.each<[string, TimeClaim | null, PlaceClaim | null]>([
    ["no time", null, PLACE],
    ["no place", time(NOON), null],
    ["a time that is contradicted", time(NOON, NOON, "T0"), PLACE],
    ["a place that is contradicted", time(NOON), { ...PLACE, level: "P0" }],
    ["a place so rough that its sun is another", time(NOON), { ...PLACE, radiusMetres: 30_000 }],
    ["a place without a point", time(NOON), { ...PLACE, latitude: null, longitude: null }],
  ])("says nothing for %s", (_, claimed, place) => {
    expect(sunRange(claimed, place)).toBeNull();
  });
});

describe("a picture as bright as day", () => {
  const SUNNY = { "ExifIFD:ExposureTime": 0.002, "ExifIFD:FNumber": 8, "ExifIFD:ISO": 100 };
  const STREET_LAMP = { "ExifIFD:ExposureTime": 0.1, "ExifIFD:FNumber": 2, "ExifIFD:ISO": 800 };
  const lead = (values: Readonly<Record<string, RawValue>>, claimed: TimeClaim) =>
    daylightSign(indexFields(fieldsOf(values)), sunRange(claimed, PLACE));

  test("is a lead at midnight, with the innocent reasons", () => {
    expect(lead(SUNNY, time(MIDNIGHT))).toEqual({
      code: "bright-at-night",
      sentence:
        "The picture was exposed for a scene as bright as daylight (exposure value 15), and at the claimed time and place the sun stood 25° or more below the horizon. A lamp, a screen, floodlights or a fire in the picture do this, and so does a clock set wrong or to another zone, or a place added later.",
    });
  });

  test.each<[string, Readonly<Record<string, RawValue>>, TimeClaim]>([
    ["at noon", SUNNY, time(NOON)],
    ["where the range of the time reaches into the day", SUNNY, time(MIDNIGHT, NOON)],
    ["by street light at midnight", STREET_LAMP, time(MIDNIGHT)],
    ["with a flash", { ...SUNNY, "ExifIFD:Flash": 25 }, time(MIDNIGHT)],
    ["without the whole exposure", { ...SUNNY, "ExifIFD:ISO": null }, time(MIDNIGHT)],
    ["with an exposure of nothing", { ...SUNNY, "ExifIFD:ExposureTime": 0 }, time(MIDNIGHT)],
  ])("is none %s", (_, values, claimed) => {
    expect(lead(values, claimed)).toBeUndefined();
  });
});
