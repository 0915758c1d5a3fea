import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { stepBack, stepForward, type Frames } from "#app/browser/viewer/frame-steps.ts";
import { timeCode } from "#app/core/evidence/time-code.ts";

/** A film whose frames begin at these seconds; the last one lasts until `end`. */
function filmOf(starts: readonly number[], end: number, at: number): Frames & { moves: number } {
  let shown = starts[at] ?? 0;
  return {
    moves: 0,
    end,
    now: () => shown,
    seek(seconds) {
      this.moves += 1;
      shown = starts.findLast((start) => start <= seconds) ?? starts[0] ?? 0;
      return Promise.resolve(shown);
    },
  };
}

const film = fc
  .array(fc.integer({ min: 4, max: 900 }), { minLength: 1, maxLength: 40 })
  .map((lengths) => {
    const starts = [0];
    for (const length of lengths) starts.push((starts.at(-1) ?? 0) + length / 1000);
    return { starts, end: (starts.at(-1) ?? 0) + 0.04 };
  });

test("a step on shows exactly the next frame, however long frames stand", async () => {
  await fc.assert(
    fc.asyncProperty(film, fc.nat(), async ({ starts, end }, where) => {
      const at = where % (starts.length - 1);
      const frames = filmOf(starts, end, at);
      expect(await stepForward(frames)).toBe(starts[at + 1]);
    }),
  );
});

test("a step back shows exactly the frame before", async () => {
  await fc.assert(
    fc.asyncProperty(film, fc.nat(), async ({ starts, end }, where) => {
      const at = 1 + (where % (starts.length - 1));
      expect(await stepBack(filmOf(starts, end, at))).toBe(starts[at - 1]);
    }),
  );
});

test("at either end a step stays, and comes to an end", async () => {
  const starts = [0, 0.04, 0.08];
  expect(await stepBack(filmOf(starts, 0.12, 0))).toBe(0);
  const last = filmOf(starts, 0.12, 2);
  expect(await stepForward(last)).toBe(0.08);
  expect(last.moves).toBeLessThan(20);
});

test.each([
  [0, "0:00:00.000"],
  [2.5, "0:00:02.500"],
  [59.9996, "0:01:00.000"],
  [3_723.045, "1:02:03.045"],
])("%d seconds are written %s", (seconds, text) => {
  expect(timeCode(seconds)).toBe(text);
});
