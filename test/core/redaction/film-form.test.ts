import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { timeCode } from "#app/core/evidence/time-code.ts";
import { coveredWords } from "#app/core/redaction/covered-words.ts";
import { readFilm, tickOf } from "#app/core/redaction/film-form.ts";
import { PLAN_FORMAT } from "#app/core/redaction/plan.ts";
import { planText, readPlan } from "#app/core/redaction/read-plan.ts";

const EDGES = { left: "10", top: "12.5", right: "40,25", bottom: "60 %" };
const HELD = { left: 1_000, top: 1_250, right: 4_025, bottom: 6_000 };

function row(number: number, values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [`${name}-${number}`, value]),
  );
}

test("a time is read as the player writes it, to the millisecond, and nothing else is", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 48 * 3_600_000 }), (millis) => {
      expect(tickOf(timeCode(millis / 1_000))).toBe(millis * 90);
    }),
  );
  expect(["12", "12.5", "1:02.25", "1:00:02,125"].map(tickOf)).toEqual([
    1_080_000, 1_125_000, 5_602_500, 324_191_250,
  ]);
  for (const text of ["", "x", "-1", "1:60", "1:60:00", "1.0001", "::1", "49:00:00", "1e3"]) {
    expect(tickOf(text)).toBeUndefined();
  }
});

test("rows of one number are one box that moves, in the order of their times; a row with an end is a box that rests", () => {
  const fields = {
    ...{ rows: "4", mutes: "2" },
    ...row(1, { of: "2", from: "5", ...EDGES, right: "90", reason: "" }),
    ...row(2, { of: "1", from: "0", until: "3", ...EDGES, reason: "minor" }),
    ...row(4, { of: "2", from: "1", until: "2", ...EDGES, reason: "witness" }),
    ...{ "mute-from-2": "0:01", "mute-until-2": "0:02.5", "mute-reason-2": "contact" },
  };
  const { boxes, mutes, problems } = readFilm(fields);
  expect(problems).toEqual([]);
  expect(boxes).toEqual([
    {
      ...{ cover: "solid", reason: "witness" },
      keyFrames: [
        { at: 90_000, ...HELD },
        { at: 180_000, ...HELD },
        { at: 450_000, ...HELD, right: 9_000 },
      ],
    },
    {
      ...{ cover: "solid", reason: "minor" },
      keyFrames: [
        { at: 0, ...HELD },
        { at: 270_000, ...HELD },
      ],
    },
  ]);
  expect(mutes).toEqual([{ from: 90_000, until: 225_000, reason: "contact" }]);
  const plan = {
    format: PLAN_FORMAT,
    of: "film",
    parentSha256: "ab".repeat(32),
    boxes,
    mutes,
  } as const;
  expect(readPlan(planText(plan))).toEqual(plan);
  expect(coveredWords(plan).map(({ where }) => where)).toEqual([
    "black, from 0:00:01.000 to 0:00:05.000, moving over 3 places: first from left 10 % to 40.25 %, from top 12.5 % to 60 %; last from left 10 % to 90 %, from top 12.5 % to 60 %",
    "black, from 0:00:00.000 to 0:00:03.000, from left 10 % to 40.25 %, from top 12.5 % to 60 %",
    "silent from 0:00:01.000 to 0:00:02.500",
  ]);
});

const WHOLE_ROW = { of: "1", from: "1", until: "2", ...EDGES, reason: "minor" };

test.each([
  ["nothing at all", {}, "from-1", "nothing"],
  ["a time that is none", row(1, { ...WHOLE_ROW, from: "soon" }), "from-1", "not-a-time"],
  ["an end before the beginning", row(1, { ...WHOLE_ROW, until: "1" }), "until-1", "not-after"],
  ["no box number", row(1, { ...WHOLE_ROW, of: "" }), "of-1", "not-a-box"],
  ["edges that cross", row(1, { ...WHOLE_ROW, right: "10" }), "right-1", "crossed"],
  ["an edge that is none", row(1, { ...WHOLE_ROW, top: "" }), "top-1", "not-percent"],
  ["one moment alone", row(1, { ...WHOLE_ROW, until: "" }), "until-1", "one-moment"],
  ["no reason", row(1, { ...WHOLE_ROW, reason: "" }), "reason-1", "choose-reason"],
  [
    "two reasons",
    { ...row(1, WHOLE_ROW), ...row(2, { ...WHOLE_ROW, from: "3", until: "4", reason: "victim" }) },
    "reason-2",
    "other-reason",
  ],
  ["two places at once", { ...row(1, WHOLE_ROW), ...row(2, WHOLE_ROW) }, "from-2", "same-moment"],
  [
    "silence without end",
    { "mute-from-1": "1", "mute-reason-1": "contact" },
    "mute-until-1",
    "not-a-time",
  ],
  [
    "silence without reason",
    { "mute-from-1": "1", "mute-until-1": "2" },
    "mute-reason-1",
    "choose-reason",
  ],
])("a form with %s says which field is to be mended", (_, fields, field, code) => {
  expect(readFilm(fields).problems).toContainEqual({ field, code });
});
