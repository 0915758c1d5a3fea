import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { timelineOf } from "#app/core/claims/timeline.ts";
import { instantFromMillis } from "#app/core/instant.ts";

const at = (millis: number) => instantFromMillis(millis);
const NOON = Date.UTC(2026, 0, 24, 18, 0);

describe("a timeline", () => {
  test("holds every bar within itself, in order and as long as its doubt", () => {
    const entry = fc
      .tuple(fc.integer({ min: 0, max: 4e11 }), fc.integer({ min: 0, max: 1e8 }))
      .map(([from, long]) => ({ earliest: at(1.4e12 + from), latest: at(1.4e12 + from + long) }));
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 10 }), (entries) => {
        const line = timelineOf(entries.map((one, key) => ({ ...one, key: String(key) })));
        if (line === undefined) throw new Error("no line");
        const whole = Date.parse(line.end) - Date.parse(line.start);
        for (const [place, bar] of line.bars.entries()) {
          const { earliest, latest } = entries[place] ?? {};
          expect(bar.from).toBeGreaterThanOrEqual(0);
          expect(bar.to).toBeLessThanOrEqual(1);
          const long = Date.parse(latest ?? "") - Date.parse(earliest ?? "");
          // Ends of the line are whole milliseconds.
          expect(Math.abs((bar.to - bar.from) * whole - long)).toBeLessThan(2);
        }
        for (const { share } of line.ticks) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
        expect(line.ticks.length).toBeLessThanOrEqual(10);
      }),
    );
  });

  test("a claim that is open on one side reaches the edge and says so; one without bounds is not drawn", () => {
    const line = timelineOf([
      { key: "closed", earliest: at(NOON), latest: at(NOON + 60_000) },
      { key: "open", earliest: null, latest: at(NOON) },
      { key: "none", earliest: null, latest: null },
    ]);
    expect(line?.bars).toMatchObject([
      { key: "closed", openStart: false, openEnd: false },
      { key: "open", from: 0, openStart: true, openEnd: false },
    ]);
  });

  test("is none where nothing has bounds", () => {
    expect(timelineOf([])).toBeUndefined();
    expect(timelineOf([{ key: "none", earliest: null, latest: null }])).toBeUndefined();
  });

  test("a single moment does not fill the line", () => {
    const line = timelineOf([{ key: "one", earliest: at(NOON), latest: at(NOON + 1_000) }]);
    const [bar] = line?.bars ?? [];
    expect((bar?.to ?? 1) - (bar?.from ?? 0)).toBeLessThan(0.01);
  });
});
