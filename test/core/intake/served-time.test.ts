import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { instantFromMillis, later, type Instant } from "#app/core/instant.ts";
import { servedSince, unservedUntil, withoutUnserved } from "#app/core/intake/served-time.ts";

const START = "2026-11-01T00:00:00.000Z" as Instant;
const HOUR = 3_600_000;
const at = (hours: number) => later(START, hours * HOUR);
const stretch = (from: number, until: number) => ({ from: at(from), until: at(until) });

test("a stretch between two sweeps is unserved where it is longer than their hour and the hour that a clock may jump", () => {
  const served = { sweptAt: at(0), unserved: [] };
  expect(unservedUntil(served, at(2))).toEqual([]);
  expect(unservedUntil(served, later(at(2), 1))).toEqual([{ from: at(0), until: later(at(2), 1) }]);
  expect(unservedUntil(undefined, at(9_000))).toEqual([]);
});

test("what a clock that ran ahead had noted ends where the clock is set back, and what is long over is forgotten", () => {
  const ahead = { sweptAt: at(1_000), unserved: [stretch(5, 1_000), stretch(700, 800)] };
  expect(unservedUntil(ahead, at(6))).toEqual([stretch(5, 6)]);
  const old = { sweptAt: at(9_999), unserved: [stretch(5, 10), stretch(5_000, 5_010)] };
  expect(unservedUntil(old, at(10_000))).toEqual([stretch(5_000, 5_010)]);
});

test("a moment within a stretch that ends just where the time begins has its whole time", () => {
  const since = servedSince(at(20), 10 * HOUR, [stretch(5, 10)]);
  expect(since).toBe(at(5));
  expect(withoutUnserved(at(7), [stretch(5, 10)])).toBe(at(10));
});

test("as much time as was asked for was served since, whatever was not", () => {
  const gaps = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 50 })), { maxLength: 6 });
  fc.assert(
    fc.property(gaps, fc.nat(400), fc.nat(400), (apart, hours, before) => {
      let hour = 0;
      const unserved = apart.map(([served, lost]) => {
        const from = hour + served;
        hour = from + lost;
        return stretch(from, hour);
      });
      const now = at(hour + 7);
      const since = servedSince(now, hours * HOUR, unserved);
      // Counted the other way, with what was not served taken out, it is the same: no moment is let go early or kept for longer.
      const moment = instantFromMillis(Date.parse(now) - before * HOUR);
      const isOver = withoutUnserved(moment, unserved) < later(now, -hours * HOUR);
      expect(moment < since).toBe(isOver);
    }),
    { numRuns: 1_000 },
  );
});
