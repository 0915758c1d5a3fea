import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { instantFromMillis } from "#app/core/instant.ts";
import type { IncidentTime } from "#app/core/intake/incident-time.ts";
import { anglesOf, gapsIn, spansOf, type Span } from "#app/core/triage/incident-coverage.ts";
import { incidentWindow, isStretch } from "#app/core/triage/incident-window.ts";

const MINUTE = 60_000;
const EIGHT = Date.UTC(2026, 10, 6, 20);
const at = (minute: number) => EIGHT + minute * MINUTE;
const span = (key: string, from: number, to: number): Span => ({ key, from: at(from), to: at(to) });
const minutes = ({ from, to }: { from: number; to: number }) => [
  (from - EIGHT) / MINUTE,
  (to - EIGHT) / MINUTE,
];

describe("what may show the same moment", () => {
  test.each<[string, Span[], [string, number, number][]]>([
    ["nothing of one file", [span("a", 0, 9)], []],
    ["nothing of two that do not meet", [span("a", 0, 9), span("b", 10, 12)], []],
    ["two that touch", [span("a", 0, 9), span("b", 9, 12)], [["a b", 9, 9]]],
    [
      "a chain is no single angle",
      [span("a", 0, 10), span("b", 5, 20), span("c", 15, 30)],
      [
        ["a b", 5, 10],
        ["b c", 15, 20],
      ],
    ],
    [
      "what all of a larger set shows is not said twice",
      [span("a", 0, 30), span("b", 5, 20), span("c", 10, 12), span("a", 25, 30)],
      [["a b c", 10, 12]],
    ],
    [
      "where a file has two times, either may meet",
      [span("a", 0, 4), span("b", 2, 10), span("a", 3, 12)],
      [["a b", 2, 10]],
    ],
    ["two times of one file are no two angles", [span("a", 0, 9), span("a", 3, 12)], []],
  ])("%s", (_, spans, wanted) => {
    const found = anglesOf(spans).map((one) => [one.keys.join(" "), ...minutes(one)]);
    expect(found).toEqual(wanted);
  });

  const spans = fc.array(
    fc
      .tuple(fc.constantFrom("a", "b", "c", "d", "e"), fc.nat(60), fc.nat(20))
      .map(([key, from, long]) => span(key, from, from + long)),
    { maxLength: 8 },
  );

  test("two files are in one angle exactly where a time of theirs meets", () => {
    fc.assert(
      fc.property(spans, (all) => {
        const angles = anglesOf(all);
        for (const one of all) {
          for (const other of all.filter(({ key }) => key > one.key)) {
            const meets = one.from <= other.to && other.from <= one.to;
            const near = all.some(
              (a) =>
                a.key === one.key &&
                all.some((b) => b.key === other.key && a.from <= b.to && b.from <= a.to),
            );
            const together = angles.some(
              ({ keys }) => keys.includes(one.key) && keys.includes(other.key),
            );
            if (meets) expect(together).toBe(true);
            expect(together).toBe(near);
          }
        }
        for (const { from, to } of angles) expect(from).toBeLessThanOrEqual(to);
      }),
    );
  });

  test("a gap is touched by no file, and what is no gap is", () => {
    fc.assert(
      fc.property(spans, fc.nat(80), (all, minute) => {
        const gaps = gapsIn({ from: at(0), to: at(80) }, all);
        const moment = at(minute) + MINUTE / 2;
        const isShown = all.some(({ from, to }) => from <= moment && moment <= to);
        const inGap = gaps.some(({ from, to }) => from <= moment && moment <= to);
        expect(inGap).toBe(!isShown && minute < 80);
      }),
    );
  });
});

describe("what is counted", () => {
  const time = (
    level: string,
    from: number | null,
    to: number | null,
    durationSeconds: number | null = null,
  ) => ({
    ...{ file: "a", level, durationSeconds },
    earliest: from === null ? null : instantFromMillis(at(from)),
    latest: to === null ? null : instantFromMillis(at(to)),
  });
  test.each<[string, ReturnType<typeof time>, number[][]]>([
    ["a picture, with its doubt", time("T2", 0, 2), [[0, 2]]],
    ["a film, with its length behind its beginning", time("T3", 0, 2, 90), [[0, 3.5]]],
    ["no open end", time("T2", null, 2), []],
    ["nothing as wide as an evening", time("T4", 0, 181), []],
    ["nothing that is contradicted", time("T0", 0, 2), []],
    ["no trace", time("T5", 0, 2), []],
  ])("%s", (_, one, wanted) => {
    expect(spansOf([one]).map(minutes)).toEqual(wanted);
  });
});

test("an incident's own time is wall time in the office's zone, both hours where clocks showed it twice", () => {
  const NO_TIME: IncidentTime = {
    ...{ from: null, fromTime: null, until: null, untilTime: null, about: false },
  };
  const zone = "America/New_York";
  const window = (time: Partial<IncidentTime>) => {
    const found = incidentWindow({ ...NO_TIME, ...time }, zone);
    return found && [found.from, found.to].map((one) => instantFromMillis(one));
  };
  expect(window({})).toBeUndefined();
  // Ten minutes of doubt on both sides of what is named.
  expect(window({ from: "2026-11-06", fromTime: "15:00", untilTime: "16:00" })).toEqual([
    "2026-11-06T19:50:00.000Z",
    "2026-11-06T21:10:00.000Z",
  ]);
  // Half past one was twice.
  expect(window({ from: "2026-11-01", fromTime: "01:30" })).toEqual([
    "2026-11-01T05:20:00.000Z",
    "2026-11-01T06:40:00.000Z",
  ]);
  // A day, or a moment, is not said from when to when.
  expect(isStretch({ ...NO_TIME, from: "2026-11-06", fromTime: "15:00" })).toBe(false);
  expect(isStretch({ ...NO_TIME, from: "2026-11-06", untilTime: "16:00" })).toBe(true);
  expect(isStretch({ ...NO_TIME, from: "2026-11-06", until: "2026-11-07" })).toBe(true);
});
