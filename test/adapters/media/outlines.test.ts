import { expect, test } from "@jest/globals";
import { openOutlines } from "#app/adapters/media/places/outlines.ts";

const MINNEAPOLIS = { west: -93.6, south: 44.7, east: -92.9, north: 45.2 };

test("borders that touch a box are found, and only those", async () => {
  const outlines = openOutlines();
  const { states, counties, about } = await outlines.within(MINNEAPOLIS);
  expect(counties.length).toBeGreaterThan(3);
  expect(about).toMatch(/Census Bureau, 2023/);
  for (const line of [...states, ...counties]) {
    expect(line.some(([longitude = 0]) => longitude > -98 && longitude < -86)).toBe(true);
  }
  const ocean = await outlines.within({ west: -40, south: 10, east: -39, north: 11 });
  expect(ocean.states).toEqual([]);
  expect(ocean.counties).toEqual([]);
});

test("a box over the date line finds the Aleutians on both sides", async () => {
  const box = { west: 172, south: 51, east: 188, north: 54 };
  const { states, counties } = await openOutlines().within(box);
  const all = [...states, ...counties].flat();
  expect(all.some(([longitude = 0]) => longitude > 170)).toBe(true);
  expect(all.some(([longitude = 0]) => longitude < -170)).toBe(true);
});
