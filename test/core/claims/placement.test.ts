import { describe, expect, test } from "@jest/globals";
import { readPlacement } from "#app/core/claims/placement-form.ts";
import { judgePlacements, type Placed, type Placement } from "#app/core/claims/placement.ts";
import type { PersonId } from "#app/core/ids.ts";
import { instantFromMillis } from "#app/core/instant.ts";

const NOON = Date.UTC(2026, 0, 24, 18, 0);
const at = (seconds: number) => instantFromMillis(NOON + seconds * 1000);

function place(latitude: number): Placed {
  return { kind: "place", method: "landmarks", latitude, longitude: -93, radiusMetres: 30 };
}
function time(from: number, to: number): Placed {
  return { kind: "time", method: "visible-clock", earliest: at(from), latest: at(to) };
}

function made(id: string, placed: Placed, of: Partial<Placement> = {}): Placement {
  return {
    ...{ id: `plc_${id}`, itemId: "itm_a", placed, basis: "The sign." },
    ...{ setBy: "usr_ann", setAt: at(0), review: null, withdrawnAt: null, ...of },
  };
}
const agreed = { by: "usr_bob" as PersonId, at: at(9), agreed: true, note: "" };
const byBob = { setBy: "usr_bob" as PersonId, review: { ...agreed, by: "usr_ann" as PersonId } };
const levels = (placements: readonly Placement[]) =>
  judgePlacements(placements).map(({ level }) => level);

describe("the level of what staff worked out", () => {
  test("of one person is a lead; a second who agrees, or does not, changes it", () => {
    expect(levels([made("1", place(45)), made("2", time(0, 5))])).toEqual(["P3", "T4"]);
    expect(levels([made("1", place(45), { review: agreed })])).toEqual(["P2"]);
    expect(levels([made("2", time(0, 5), { review: agreed })])).toEqual(["T3"]);
    const not = { ...agreed, agreed: false, note: "Another corner." };
    expect(levels([made("1", place(45), { review: not })])).toEqual(["P0"]);
    expect(levels([made("2", time(0, 5), { review: not })])).toEqual(["T0"]);
  });

  test("is the best only where two people's, both agreed on, can be true together", () => {
    const mine = made("1", place(45), { review: agreed });
    // 50 m apart, each within 30 m: they can be the same place. 100 m: they cannot.
    const near = made("2", place(45.00045), byBob);
    const far = made("3", place(45.0009), byBob);
    expect(levels([mine, near])).toEqual(["P1", "P1"]);
    expect(levels([mine, far])).toEqual(["P2", "P2"]);
    expect(levels([mine, made("2", place(45), { review: agreed })])).toEqual(["P2", "P2"]);
    expect(levels([mine, made("2", place(45), { ...byBob, review: null })])).toEqual(["P2", "P3"]);
    const clock = made("4", time(0, 10), { review: agreed });
    expect(levels([clock, made("5", time(10, 20), byBob)])).toEqual(["T1", "T1"]);
    expect(levels([clock, made("5", time(11, 20), byBob)])).toEqual(["T3", "T3"]);
    expect(levels([clock, near])).toEqual(["T3", "P2"]);
  });

  test("what was taken back counts for nothing", () => {
    const gone = { withdrawnAt: at(50) };
    const mine = made("1", place(45), { review: agreed });
    expect(levels([mine, made("2", place(45), { ...byBob, ...gone })])).toEqual(["P2"]);
  });

  test("no sentence says that it came from the file", () => {
    for (const { sentence } of judgePlacements([
      made("1", place(45)),
      made("2", time(0, 1), byBob),
    ])) {
      expect(sentence).toMatch(/^Worked out by the office, not read from the file: /);
    }
  });
});

const PLACE = {
  ...{ kind: "place", method: "landmarks", latitude: "44.9778", longitude: "−93.265" },
  ...{ radius: "25", basis: " The sign of the pharmacy. " },
};
const TIME = {
  ...{ kind: "time", method: "visible-clock", earliest: "2026-01-24 09:05 -06:00" },
  ...{ latest: "2026-01-24T15:06:30Z", basis: "The clock of the bank." },
};

describe("a form about a place or a time", () => {
  test("is read as it was meant", () => {
    expect(readPlacement(PLACE)).toEqual({
      ok: true,
      value: {
        placed: {
          ...{ kind: "place", method: "landmarks", latitude: 44.9778, longitude: -93.265 },
          radiusMetres: 25,
        },
        basis: "The sign of the pharmacy.",
      },
    });
    expect(readPlacement(TIME)).toMatchObject({
      value: {
        placed: { earliest: "2026-01-24T15:05:00.000Z", latest: "2026-01-24T15:06:30.000Z" },
      },
    });
  });

  test("takes every way to write a moment with its offset", () => {
    for (const [written, instant] of [
      ["2026-01-24 09:05:00 −06:00", "2026-01-24T15:05:00.000Z"],
      ["2026-01-24T09:05:00.25+05:30", "2026-01-24T03:35:00.250Z"],
      ["2026-01-24 09:05Z", "2026-01-24T09:05:00.000Z"],
    ] as const) {
      const fields = { ...TIME, earliest: written, latest: "2027-01-01 00:00 Z" };
      expect(readPlacement(fields)).toMatchObject({ value: { placed: { earliest: instant } } });
    }
  });

  test.each([
    ["no method", { ...PLACE, method: "guess" }, { field: "method", code: "choose" }],
    ["a latitude off the earth", { ...PLACE, latitude: "91" }, { field: "latitude" }],
    ["words as a longitude", { ...PLACE, longitude: "west" }, { field: "longitude" }],
    ["no radius", { ...PLACE, radius: "0" }, { field: "radius", code: "not-metres" }],
    ["no word on how", { ...PLACE, basis: " " }, { field: "basis", code: "say-how" }],
    ["too many words", { ...PLACE, basis: "a".repeat(4_001) }, { field: "basis" }],
    ["a time without its offset", { ...TIME, earliest: "2026-01-24 09:05" }, { field: "earliest" }],
    ["a day that is none", { ...TIME, latest: "2026-02-30 09:05 -06:00" }, { field: "latest" }],
    ["a month that is none", { ...TIME, latest: "2026-13-01 09:05 Z" }, { field: "latest" }],
    ["a 32nd", { ...TIME, latest: "2026-01-32 09:05 Z" }, { field: "latest" }],
    ["an hour that is none", { ...TIME, latest: "2026-02-20 29:05 -06:00" }, { field: "latest" }],
    [
      "an end before the beginning",
      { ...TIME, latest: "2026-01-24 09:04 -06:00" },
      { field: "latest", code: "ends-before-it-begins" },
    ],
  ])("with %s is not taken", (_, fields, problem) => {
    expect(readPlacement(fields)).toMatchObject({ ok: false, problems: [problem] });
  });
});
