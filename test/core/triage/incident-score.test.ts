import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { placeCloseness, timeCloseness } from "#app/core/triage/incident-closeness.ts";
import { fits, type PairPoints } from "#app/core/triage/incident-fit.ts";
import { scorePair, type Counts } from "#app/core/triage/incident-score.ts";
import { markOf, statedTime, type ReportTraits } from "#app/core/triage/incident-traits.ts";
import { statedTraits } from "#app/core/triage/stated-traits.ts";
import { agenciesIn, tellingWords } from "#app/core/triage/telling-words.ts";

const MINUTE = 60_000;
const NONE: ReportTraits = {
  ...{ times: [], places: [], placeWords: [], storyWords: [], sentences: [], agencies: [] },
  ...{ marks: [], files: [], page: null },
};
const COUNTS: Counts = { reports: 1_000, of: () => 2 };
const said = (from: string | null, fromTime: string | null, about = false) =>
  statedTime({ from, fromTime, until: null, untilTime: null, about });

/** A story's rare words; "." begins the next sentence. */
function told(...all: string[]): Partial<ReportTraits> {
  const sentences = all
    .join(" ")
    .split(".")
    .map((one) => one.split(" ").filter((word) => word !== ""));
  return { storyWords: sentences.flat(), sentences };
}

describe("a stated time has bounds", () => {
  test.each([
    ["to the minute", said("2026-11-06", "21:10"), 20],
    ["about", said("2026-11-06", "21:10", true), 90],
    ["a day", said("2026-11-06", null), 24 * 60],
  ])("%s", (_, time, minutes) => {
    expect(((time?.to ?? 0) - (time?.from ?? 0)) / MINUTE).toBe(minutes);
  });
  test("no day is no time", () => {
    expect(said(null, null)).toBeUndefined();
  });
});

describe("times", () => {
  const points = (one: ReturnType<typeof said>, other: ReturnType<typeof said>) =>
    Math.round(
      timeCloseness(
        [one].flatMap((t) => t ?? []),
        [other].flatMap((t) => t ?? []),
      )?.points ?? NaN,
    );
  const exact = said("2026-11-06", "21:10");
  test.each([
    ["the same minute", exact, 7],
    ["about the same", said("2026-11-06", "21:30", true), 6],
    ["the same day", said("2026-11-06", null), 3],
    ["an hour off", said("2026-11-06", "22:10"), 3],
    ["three hours off", said("2026-11-07", "00:10"), -6],
    ["another day", said("2026-11-08", "21:10"), -8],
  ])("%s", (_, other, wanted) => {
    expect(points(exact, other)).toBe(wanted);
    expect(points(other, exact)).toBe(wanted);
  });
});

describe("places", () => {
  const at = (latitude: number, radiusMetres: number | null) =>
    [{ source: "reporter", latitude, longitude: -74, radiusMetres }] as const;
  test.each([
    ["the same corner", at(40.7001, 20), 8],
    ["two streets further", at(40.703, 20), 5],
    ["two kilometres off", at(40.718, 20), -8],
    ["anywhere within five kilometres", at(40.7, 5_000), -1],
  ])("%s", (_, other, wanted) => {
    expect(Math.round(placeCloseness(at(40.7, 20), other)?.points ?? NaN)).toBe(wanted);
  });
});

test("words that any story has tell nothing, numbers do", () => {
  expect(tellingWords("The officers stopped at Quarry Lane 9, by the KILN.")).toEqual([
    ...["quarry", "9", "kiln"],
  ]);
  expect(
    agenciesIn("The vests said ICE. Nice people helped; the National Guard stood by."),
  ).toEqual([...["ICE", "National Guard"]]);
});

describe("what a reporter says", () => {
  const statedBy = (place: string, narrative: string) =>
    statedTraits({
      ...{ place, narrative, latitude: null, longitude: null, radiusMetres: null },
      ...{ sightings: [], page: null },
      time: { from: null, fromTime: null, until: null, untilTime: null, about: false },
    });

  test("names no place where it would be true of any", () => {
    expect(statedBy("On my way home from work, downtown", "").placeWords).toEqual([]);
    expect(statedBy("Cerca de mi casa", "").placeWords).toEqual([]);
    expect(statedBy("Mercer, in front of the school", "").placeWords).toEqual(["mercer"]);
  });

  test("names an agency once: its name is no rare word of the story beside it", () => {
    const said = statedBy("", "The vests said Border Patrol. Oranges rolled; a tram stood.");
    expect(said.agencies).toEqual(["Border Patrol"]);
    expect(said.sentences).toEqual([["vests"], ["oranges", "rolled"], ["tram", "stood"]]);
    expect(said.storyWords).toEqual(["vests", "oranges", "rolled", "tram", "stood"]);
  });

  test("goes on without a stop: what lies far apart is not one thing", () => {
    const words = Array.from({ length: 20 }, (_, at) => `word${at}`);
    const { sentences } = statedBy("", words.join(" "));
    expect(sentences.map(({ length }) => length)).toEqual([8, 8, 4]);
  });
});

describe("groups", () => {
  const points = (all: number, time: number, story: number): PairPoints => ({
    ...{ points: all, time, story },
  });
  const group = (members: number, each: PairPoints) =>
    Array<PairPoints>((members * (members - 1)) / 2).fill(each);
  const own = points(16, 6, 3);
  const alone: PairPoints[] = [];
  test.each([
    ["two that stand alone, strong enough", points(12, 6, 3), alone, alone, true],
    ["two that stand alone, too weak", points(11, 6, 3), alone, alone, false],
    ["a weak one that fits a group", points(11, 6, 0), alone, group(4, own), true],
    ["a weak one that fits a group less", points(9, 3, 0), alone, group(4, own), false],
    [
      "a strong one that fits a group less",
      points(12, 3, 0),
      alone,
      group(4, points(20, 6, 6)),
      false,
    ],
    ["two groups with all in common", points(15, 6, 3), group(6, own), group(8, own), true],
    ["two at one corner, hours apart", points(13, 3, 3), group(6, own), group(8, own), false],
    ["two on one street", points(9, 6, 0), group(6, own), group(8, own), false],
    ["one place by two names", points(11, 6, 3), group(6, own), group(8, points(20, 6, 3)), true],
    ["one corner and hour, other stories", points(14, 6, 0), group(6, own), group(8, own), false],
  ] as const)("%s", (_, across, some, others, wanted) => {
    // The pair that is asked about is the best one; what counts beside it is what all of them have in common.
    const pair = { ...across, points: Math.max(across.points, 10) };
    expect(fits({ pair, across: Array<PairPoints>(40).fill(across), within: [some, others] })).toBe(
      wanted,
    );
  });
});

test("plates and badges are compared without signs, and not where too little was read", () => {
  expect(markOf("plate", " kr-b 12·34 ")).toEqual({ kind: "plate", text: "KRB1234" });
  expect(markOf("plate", "KR")).toBeUndefined();
  expect(markOf("badge", "no number")).toBeUndefined();
});

test.each([
  ["nothing known", {}, {}, 0, []],
  [
    "one corner",
    { placeWords: ["quarry", "mercer"] },
    { placeWords: ["mercer", "quarry"] },
    8,
    ["place-words"],
  ],
  [
    ...["one street, another cross street"],
    { placeWords: ["quarry", "mercer"] },
    { placeWords: ["quarry", "harbor"] },
    ...[1, ["place-words"]],
  ],
  ["a house number alone", { placeWords: ["quarry", "9"] }, { placeWords: ["9"] }, 0, []],
  [
    "one thing told in four words",
    ...Array<Partial<ReportTraits>>(2).fill(told("oranges", "rolled", "sidewalk", "tram")),
    ...[4, ["story-words"]],
  ],
  [
    "two things, each in a sentence of its own",
    ...Array<Partial<ReportTraits>>(2).fill(told("oranges", "rolled", ".", "tram")),
    ...[6, ["story-words"]],
  ],
  [
    "places without a word in common",
    { placeWords: ["quarry"] },
    { placeWords: ["kiln"] },
    -2,
    ["place-words"],
  ],
  [
    "one plate",
    { marks: [{ kind: "plate", text: "KRB1234" }] },
    { marks: [{ kind: "plate", text: "KRB1234" }] },
    8,
    ["plate"],
  ],
  [
    "its beginning",
    { marks: [{ kind: "plate", text: "KRB1234" }] },
    { marks: [{ kind: "plate", text: "KRB" }] },
    3,
    ["plate"],
  ],
  ["a file", { files: ["aa"] }, { files: ["aa"] }, 8, ["same-file"]],
  ["one agency", { agencies: ["ICE"] }, { agencies: ["ICE", "FBI"] }, 2, ["agency"]],
  ["one page", { page: "inp_1" }, { page: "inp_1" }, 3, ["page"]],
] as [string, Partial<ReportTraits>, Partial<ReportTraits>, number, string[]][])(
  "%s",
  (_, one, other, points, kinds) => {
    const score = scorePair({ ...NONE, ...one }, { ...NONE, ...other }, COUNTS);
    expect(score.points).toBe(points);
    expect(score.reasons.map(({ kind }) => kind)).toEqual(kinds);
  },
);

const words = fc.uniqueArray(fc.constantFrom("quarry", "kiln", "mercer", "harbor", "orchard"));
const traits: fc.Arbitrary<ReportTraits> = fc.record({
  times: fc.array(
    fc
      .tuple(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 0, max: 1e8 }))
      .map(([from, length]) => ({ source: "file" as const, from, to: from + length })),
    { maxLength: 2 },
  ),
  places: fc.array(
    fc.record({
      source: fc.constant("file" as const),
      latitude: fc.double({ min: 40, max: 41, noNaN: true }),
      longitude: fc.double({ min: -75, max: -74, noNaN: true }),
      radiusMetres: fc.option(fc.integer({ min: 0, max: 5_000 })),
    }),
    { maxLength: 2 },
  ),
  placeWords: words,
  storyWords: words,
  sentences: fc.array(words, { maxLength: 2 }),
  agencies: fc.uniqueArray(fc.constantFrom("ICE", "HSI")),
  marks: fc.array(
    fc.record({
      kind: fc.constantFrom("plate" as const, "badge" as const),
      text: fc.constantFrom("KRB", "KRB1234", "77"),
    }),
    { maxLength: 2 },
  ),
  files: fc.uniqueArray(fc.constantFrom("aa", "bb")),
  page: fc.option(fc.constantFrom("inp_1", "inp_2")),
});

test("the points are the sum of what is shown, and the same from both sides", () => {
  fc.assert(
    fc.property(traits, traits, fc.option(fc.integer({ min: 0, max: 40 })), (one, other, bits) => {
      const score = scorePair(one, other, COUNTS, bits ?? undefined);
      const back = scorePair(other, one, COUNTS, bits ?? undefined);
      expect(score.reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score.points);
      expect(back.points).toBe(score.points);
      expect(score.reasons.every(({ points }) => Number.isInteger(points) && points !== 0)).toBe(
        true,
      );
    }),
  );
});
