import { describe, expect, test } from "@jest/globals";
import type { TimeClaim } from "#app/core/claims/claim.ts";
import { readPlacement } from "#app/core/claims/placement-form.ts";
import { judgePlacements, type Placed, type Placement } from "#app/core/claims/placement.ts";
import type { OfTheFile } from "#app/core/claims/placement-conflicts.ts";
import { TOLERANCES } from "#app/core/claims/tolerances.ts";
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
const byOthers = { setBy: "usr_cleo", review: { ...agreed, by: "usr_dan" } } as const;
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

  test("is the best only where four people, in two ways, found what can both be true", () => {
    const mine = made("1", place(45), { review: agreed });
    // 50 m apart, each within 30 m: they can be the same place.
    const near = (
      of: Partial<Placement>,
      method: "landmarks" | "other-file" | "reference-imagery" = "reference-imagery",
    ) => made("2", { ...place(45.00045), method } as Placed, of);
    expect(levels([mine, near(byOthers)])).toEqual(["P1", "P1"]);
    // One person in both, the same way, one that rests on another file, one that nobody looked at: none lifts the other.
    expect(levels([mine, near({ ...byOthers, setBy: "usr_ann" })])).toEqual(["P2", "P2"]);
    expect(levels([mine, near({ ...byOthers, review: { ...agreed, by: "usr_bob" } })])).toEqual([
      "P2",
      "P2",
    ]);
    expect(
      levels([mine, near({ setBy: "usr_bob", review: { ...agreed, by: "usr_ann" } })]),
    ).toEqual(["P2", "P2"]);
    expect(levels([mine, near(byOthers, "landmarks")])).toEqual(["P2", "P2"]);
    expect(levels([mine, near(byOthers, "other-file")])).toEqual(["P2", "P2"]);
    expect(levels([mine, near({ ...byOthers, review: null })])).toEqual(["P2", "P3"]);
    // One that is much wider says nothing about one that is not, but the other way round.
    const wide = made(
      "3",
      { ...place(45), method: "reference-imagery", radiusMetres: 9_000 } as Placed,
      byOthers,
    );
    expect(levels([mine, wide])).toEqual(["P2", "P1"]);
    const clock = made("4", time(0, 10), { review: agreed });
    const record = made("5", { ...time(10, 20), method: "other-record" } as Placed, byOthers);
    expect(levels([clock, record])).toEqual(["T1", "T1"]);
    expect(levels([clock, near(byOthers)])).toEqual(["T3", "P2"]);
  });

  test("is contradicted where two that were agreed on cannot both be true, however many agree with one of them", () => {
    const mine = made("1", place(45), { review: agreed });
    // 100 m apart, each within 30 m.
    const far = made("3", place(45.0009), byOthers);
    const [first] = judgePlacements([mine, far]);
    expect(levels([mine, far])).toEqual(["P0", "P0"]);
    expect(first?.sentence).toMatch(/Contradicted: .* another one agreed on/);
    const third = made("4", { ...place(45), method: "reference-imagery" } as Placed, byOthers);
    expect(levels([mine, far, third])).toEqual(["P0", "P0", "P0"]);
    const clock = made("4", time(0, 10), { review: agreed });
    expect(levels([clock, made("5", time(11, 20), byOthers)])).toEqual(["T0", "T0"]);
    // One that nobody else looked at is contradicted by it, and takes nothing from it but its silence.
    const alone = { ...far, review: null };
    const [agreedOn, byOne] = judgePlacements([mine, alone]);
    expect([agreedOn?.level, byOne?.level]).toEqual(["P2", "P0"]);
    expect(agreedOn?.sentence).toContain("Somebody worked out otherwise");
    expect(byOne?.sentence).toContain("nobody else has looked at it yet");
    // Nor does one that a second person does not share.
    expect(levels([mine, { ...far, review: { ...agreed, agreed: false } }])).toEqual(["P2", "P0"]);
    // Two of one person each leave it open which of them is right.
    expect(levels([{ ...mine, review: null }, alone])).toEqual(["P0", "P0"]);
  });

  test("is contradicted where the file itself says otherwise, which is printed with it", () => {
    const says = (latitude: number, radiusMetres: number | null): OfTheFile => ({
      bestTime: null,
      bestPlace: {
        ...{ source: "GPS:GPSPosition", raw: "", latitude, longitude: -93, altitude: null },
        ...{ radiusMetres, level: "P2", sentence: "The device recorded a position." },
      },
    });
    const mine = made("1", place(45), { review: agreed });
    const of = (file: OfTheFile) => judgePlacements([mine], file)[0];
    expect(of(says(45.001, 100))?.level).toBe("P2");
    expect(of(says(45.01, 100))).toMatchObject({
      level: "P0",
      sentence: expect.stringContaining("The device recorded a position."),
    });
    const clock = made("4", time(0, 10), { review: agreed });
    const bestTime: Omit<TimeClaim, "earliest" | "latest"> = {
      ...{ source: "EXIF:DateTimeOriginal", raw: "", local: null, offset: null },
      ...{ assumedOffset: null, zoneSource: "written", level: "T2", sentence: "The device says." },
    };
    const from = (seconds: number): OfTheFile => ({
      bestPlace: null,
      bestTime: { ...bestTime, earliest: at(seconds), latest: at(seconds) },
    });
    expect(judgePlacements([clock], from(60))[0]?.level).toBe("T3");
    expect(judgePlacements([clock], from(3_600))[0]).toMatchObject({
      level: "T0",
      sentence: expect.stringContaining("The device says."),
    });
  });

  test.each(["T4", "T5"] as const)(
    "is not contradicted by a time of level %s, which a copy has as well",
    (level) => {
      const clock = made("4", time(0, 10), { review: agreed });
      const bestTime: TimeClaim = {
        ...{ source: "QuickTime:CreateDate", raw: "", local: null, offset: null },
        ...{ assumedOffset: null, zoneSource: "utc", sentence: "The movie header says.", level },
        ...{ earliest: at(50_000), latest: at(50_000) },
      };
      expect(judgePlacements([clock], { bestTime, bestPlace: null })[0]?.level).toBe("T3");
    },
  );

  test("is contradicted by a device's clock without a zone, of which every zone is in its bounds", () => {
    const bestTime: TimeClaim = {
      ...{ source: "ExifIFD:DateTimeOriginal", raw: "", local: "2026-01-24T15:00:00" },
      ...{ offset: null, assumedOffset: null, zoneSource: "none", sentence: "The device says." },
      ...{ level: "T4", earliest: at(50_000), latest: at(50_000 + 26 * 3600) },
    };
    const agreedOn = made("4", time(0, 10), { review: agreed });
    const judge = (claim: TimeClaim) =>
      judgePlacements([agreedOn], { bestTime: claim, bestPlace: null })[0];
    expect(judge(bestTime)?.level).toBe("T0");
    expect(judge({ ...bestTime, earliest: at(-50_000) })?.level).toBe("T3");
  });

  test("is contradicted by the file also while nobody else has looked at it", () => {
    const bestTime: TimeClaim = {
      ...{ source: "ExifIFD:DateTimeOriginal", raw: "", local: null, offset: null },
      ...{ assumedOffset: null, zoneSource: "written", sentence: "The device says.", level: "T2" },
      ...{ earliest: at(50_000), latest: at(50_000) },
    };
    const [lead] = judgePlacements([made("4", time(0, 10))], { bestTime, bestPlace: null });
    expect(lead).toMatchObject({
      level: "T0",
      sentence: expect.stringContaining("The file says otherwise. The device says."),
    });
  });

  test.each<[string, Partial<TimeClaim>, number, string]>([
    ["after two clocks that contradict each other", { level: "T0" }, 50_000, "T4"],
    [
      "after a signature by a listed authority",
      { source: "C2PA:TimeStamp", level: "T1" },
      -50_000,
      "T0",
    ],
    ["before that signature", { source: "C2PA:TimeStamp", level: "T1" }, 50_000, "T4"],
    ["before the position was found", { source: "GPS:GPSDateTime" }, 50_000, "T0"],
    ["long after the position was found", { source: "GPS:GPSDateTime" }, -50_000, "T4"],
    [
      "after a signature that nobody vouches for",
      { source: "C2PA:TimeStamp", level: "T5" },
      -50_000,
      "T4",
    ],
  ])("of a time %s", (_, of, seconds, level) => {
    const claim: TimeClaim = {
      ...{ source: "ExifIFD:DateTimeOriginal", raw: "", local: null, offset: null, level: "T2" },
      ...{ assumedOffset: null, zoneSource: "utc", sentence: "It says." },
      ...{
        earliest: of.source === "C2PA:TimeStamp" ? null : at(seconds),
        latest: at(seconds),
        ...of,
      },
    };
    const isOld = claim.source === "ExifIFD:DateTimeOriginal";
    const file = isOld
      ? { bestTime: { ...claim, earliest: at(-60), latest: at(seconds) }, bestPlace: null }
      : { bestTime: null, bestPlace: null, times: [claim] };
    expect(judgePlacements([made("4", time(0, 10))], file)[0]?.level).toBe(level);
  });

  test("is judged by the limits that are given", () => {
    const bestTime: TimeClaim = {
      ...{ source: "ExifIFD:DateTimeOriginal", raw: "", local: null, offset: null },
      ...{ assumedOffset: null, zoneSource: "written", sentence: "It says.", level: "T2" },
      ...{ earliest: at(300), latest: at(300) },
    };
    const file = { bestTime, bestPlace: null };
    const one = [made("4", time(0, 10), { review: agreed })];
    expect(judgePlacements(one, file)[0]?.level).toBe("T3");
    const strict = { ...TOLERANCES, clocksConflictSeconds: 60 };
    expect(judgePlacements(one, file, strict)[0]?.level).toBe("T0");
  });

  test("of a place out of a list stays that of a statement", () => {
    const listed = made("1", { ...place(45), method: "place-list" } as Placed, { review: agreed });
    expect(levels([listed])).toEqual(["P3"]);
  });

  test("tells that an earlier one was not agreed on, although it was taken back", () => {
    const not = { ...agreed, agreed: false, note: "Another corner." };
    const before = made("1", place(45), { review: not, withdrawnAt: at(20) });
    const [again] = judgePlacements([before, made("2", place(45), { review: agreed })]);
    expect(again).toMatchObject({ level: "P2", sentence: expect.stringMatching(/An earlier one/) });
  });

  test("what was taken back counts for nothing", () => {
    const gone = { withdrawnAt: at(50) };
    const mine = made("1", place(45), { review: agreed });
    expect(levels([mine, made("2", place(45), { ...byOthers, ...gone })])).toEqual(["P2"]);
  });

  test("tells that one which excluded it was taken back", () => {
    const gone = made("3", place(45.0009), { ...byOthers, withdrawnAt: at(50) });
    const [left] = judgePlacements([made("1", place(45), { review: agreed }), gone]);
    expect(left).toMatchObject({
      level: "P2",
      sentence: expect.stringContaining("could not be true together with it, was taken back"),
    });
  });

  test("no sentence says that it came from the file", () => {
    for (const { sentence } of judgePlacements([
      made("1", place(45)),
      made("2", time(0, 1), byOthers),
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
