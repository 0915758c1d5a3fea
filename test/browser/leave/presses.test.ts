import { expect, test } from "@jest/globals";
import { countPresses } from "#app/browser/leave/presses.ts";

test("the third press in a row leaves, however late the first came", () => {
  const isLast = countPresses();
  expect([0, 900, 1_800].map(isLast)).toEqual([false, false, true]);
});

test("presses with a pause between them are each a first one", () => {
  const isLast = countPresses();
  expect([0, 2_000, 4_000, 6_000, 6_100, 6_200].map(isLast)).toEqual([
    ...[false, false, false, false, false],
    true,
  ]);
});
