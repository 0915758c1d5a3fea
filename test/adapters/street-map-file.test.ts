import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { openStreetMap } from "#app/adapters/maps/street-map-file.ts";
import { MADE_BOUNDS, makeStreetMap } from "#test/support/make-street-map.ts";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "bw-maps-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function opened(name: string, bytes: Uint8Array) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return openStreetMap(path);
}

test("a map tells what it covers, what its tiles hold and whom its makers want named", async () => {
  const outcome = await opened("city.pmtiles", makeStreetMap());
  if (!outcome.ok || outcome.value === undefined) throw new Error("it did not open");
  expect(outcome.value.about).toEqual({
    format: "mvt",
    minZoom: 10,
    maxZoom: 14,
    bounds: MADE_BOUNDS,
    attribution: "© Test Survey",
    layers: ["roads", "water", "places"],
  });
  const tile = await outcome.value.tile({ zoom: 10, column: 301, row: 385 });
  expect(Buffer.from(tile ?? []).toString("latin1")).toContain("Long Street");
  expect(await outcome.value.tile({ zoom: 10, column: 0, row: 0 })).toBeUndefined();
  await outcome.value.close();
});

test("without a path there is no map, and that is no fault", async () => {
  expect(await openStreetMap(undefined)).toEqual({ ok: true, value: undefined });
});

test.each([
  ["missing", undefined, /cannot be opened/],
  ["empty", Buffer.alloc(0), /no PMTiles map/],
  ["a picture", Buffer.from("GIF89a"), /no PMTiles map/],
  ["only its first bytes", makeStreetMap().subarray(0, 130), /no PMTiles map/],
  [
    "of tiles that nobody here draws",
    Buffer.from(makeStreetMap()).fill(5, 99, 100),
    /of a kind that is not drawn/,
  ],
])("a file that is %s is told in one line", async (name, bytes, words) => {
  const outcome =
    bytes === undefined ? await openStreetMap(join(folder, "none")) : await opened(name, bytes);
  expect(outcome.ok).toBe(false);
  if (!outcome.ok) {
    expect(outcome.problem).toMatch(words);
    expect(outcome.problem).toMatch(/^MAP_FILE .*\.$/);
    expect(outcome.problem).not.toContain("\n");
  }
});

test("a map that was cut after it was made fails on what is missing and gives the rest", async () => {
  const whole = makeStreetMap();
  const outcome = await opened("cut.pmtiles", whole.subarray(0, whole.length - 40));
  if (!outcome.ok || outcome.value === undefined) throw new Error("it did not open");
  const map = outcome.value;
  expect(await map.tile({ zoom: 10, column: 301, row: 385 })).toBeDefined();
  const last = Array.from({ length: 64 }, (_, at) => ({
    zoom: 14,
    column: 4820 + (at % 8),
    row: 6156 + Math.floor(at / 8),
  }));
  const answers = await Promise.allSettled(last.map((at) => map.tile(at)));
  expect(answers.filter(({ status }) => status === "rejected")).toHaveLength(1);
  await map.close();
});
