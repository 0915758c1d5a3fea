import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Gazetteer } from "#app/adapters/media/places/gazetteer.ts";
import { openGazetteer } from "#app/adapters/media/places/gazetteer.ts";
import { holds, metresToEdge, pointAt } from "#app/adapters/media/places/geometry.ts";
import { metresBetween } from "#app/core/claims/distance.ts";

let gazetteer: Gazetteer;
beforeAll(() => {
  gazetteer = openGazetteer();
});
afterAll(() => gazetteer.close());

const look = async (latitude: number, longitude: number, reachMetres = 10) => {
  const [found] = await gazetteer.around([{ latitude, longitude, reachMetres }]);
  if (found === undefined) throw new Error("nothing came back");
  return found;
};

test.each([
  ["Foley Square", 40.7143, -74.0028, "New York", "New York", "America/New_York"],
  ["Cicero", 41.8456, -87.7539, "Cook", "Illinois", "America/Chicago"],
  ["Death Valley, far from every border", 36.4, -117, "Inyo", "California", "America/Los_Angeles"],
  // Arizona has no summer time; the Navajo Nation within it has.
  ["Phoenix", 33.4484, -112.074, "Maricopa", "Arizona", "America/Phoenix"],
  ["Window Rock", 35.6806, -109.0526, "Apache", "Arizona", "America/Denver"],
  // Counties of 2023: planning regions since 2022, and an Alaskan census area that was one of two since 2019.
  ["Hartford", 41.7658, -72.6734, "Capitol", "Connecticut", "America/New_York"],
  ["Valdez", 61.1309, -146.3499, "Chugach", "Alaska", "America/Anchorage"],
  ["Honolulu", 21.3069, -157.8583, "Honolulu", "Hawaii", "Pacific/Honolulu"],
  ["San Juan", 18.4, -66.06, "San Juan", "Puerto Rico", "America/Puerto_Rico"],
])("%s", async (_, latitude, longitude, county, state, zone) => {
  const found = await look(latitude, longitude);
  expect([found.county?.name, found.county?.state]).toEqual([county, state]);
  expect(found.zones).toEqual([zone]);
});

describe("what is not certain", () => {
  test("a border nearer than the shapes can tell is named", async () => {
    const { county, nearCounties } = await look(40.7002, -73.9065);
    const names = [county, ...nearCounties].map((one) => one?.name);
    expect(names.toSorted()).toEqual(["Kings", "Queens"]);
  });

  test("far from every border none is", async () => {
    expect((await look(36.4, -117)).nearCounties).toEqual([]);
  });

  test.each([
    ["Tel Aviv", 32.0929, 34.862],
    ["Toronto", 43.6532, -79.3832],
    ["Tijuana, ten kilometres from the border", 32.43, -117.02],
    ["the North Atlantic", 30, -40],
  ])("%s is outside the shapes, and no county is guessed", async (_, latitude, longitude) => {
    const found = await look(latitude, longitude);
    expect(found.county).toBeNull();
    expect(found.nearCounties).toEqual([]);
  });

  test("both zones of a border between them", async () => {
    // The line of Indiana and Illinois, in the fields east of Danville.
    const { zones } = await look(40.5, -87.527);
    expect(zones.toSorted()).toEqual(["America/Chicago", "America/Indiana/Indianapolis"]);
  });

  test("the open sea has no zone, and no place near", async () => {
    expect(await look(30, -40)).toMatchObject({ zones: [], town: null });
  });

  test("a position that is only roughly known names neither county nor zone", async () => {
    expect(await look(40.7143, -74.0028, 60_000)).toMatchObject({ county: null, zones: [] });
  });
});

test("the nearest place is named with its distance and the data with their versions", async () => {
  const { town, data } = await look(42.6526, -73.7562);
  expect(town).toMatchObject({ name: "Albany", region: "NY", country: "US" });
  expect(town?.metres).toBeLessThan(1000);
  expect(data).toMatch(/boundaries of 2023 .*4\.0\.0.*GeoNames.*geo-tz 8\.1\.9.*IANA rules 20\d\d/);
});

test("points that are asked for together come back in their order", async () => {
  const points = [40.7, 32.1, 61.1].map((latitude) => ({
    latitude,
    longitude: -100,
    reachMetres: 10,
  }));
  const found = await gazetteer.around(points);
  expect(found.map(({ latitude }) => latitude)).toEqual([40.7, 32.1, 61.1]);
});

test("maps that cannot be read are said, and the next question starts anew", async () => {
  const folder = mkdtempSync(join(tmpdir(), "gazetteer-"));
  try {
    const broken = join(folder, "broken.mjs");
    writeFileSync(broken, 'throw new Error("no maps");');
    const without = openGazetteer(pathToFileURL(broken));
    const point = { latitude: 1, longitude: 1, reachMetres: 1 };
    await expect(without.around([point])).rejects.toThrow("the maps could not be read");
    await expect(without.around([point])).rejects.toThrow("the maps could not be read");
    await without.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe("geometry", () => {
  const SQUARE = [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
    [0, 0],
  ];
  const HOLE = [
    [0.5, 0.5],
    [1.5, 0.5],
    [1.5, 1.5],
    [0.5, 1.5],
    [0.5, 0.5],
  ];
  test.each([
    [0.25, 0.25, true],
    [1, 1, false],
    [3, 1, false],
    [1, -0.1, false],
  ])("a square with a hole holds %d, %d: %j", (latitude, longitude, inside) => {
    expect(holds([SQUARE, HOLE], { latitude, longitude })).toBe(inside);
  });

  test("the distance to an edge is that over ground", () => {
    const metres = metresToEdge([SQUARE], { latitude: 1, longitude: 2.01 });
    const ground = metresBetween({ latitude: 1, longitude: 2.01 }, { latitude: 1, longitude: 2 });
    expect(Math.abs(metres - ground)).toBeLessThan(2);
  });

  test.each([0, 90, 225])("a point is as far as was asked, towards %d°", (bearing) => {
    const from = { latitude: 42.5, longitude: 179.999 };
    expect(metresBetween(from, pointAt(from, 1000, bearing))).toBeCloseTo(1000, -1);
  });
});
