import { expect, test } from "@jest/globals";
import { later, type Instant } from "#app/core/instant.ts";
import { REVIEW_EVERY_MILLIS, reviewState } from "#app/core/people/security-review.ts";

const NOW = "2026-11-22T12:00:00.000Z" as Instant;

test("a log without events needs no review", () => {
  expect(reviewState(undefined, undefined, NOW)).toEqual({ kind: "nothing-yet" });
});

test("a week after the last signature the review is overdue, to the millisecond", () => {
  const onTime = later(NOW, -REVIEW_EVERY_MILLIS);
  expect(reviewState(onTime, onTime, NOW)).toEqual({ kind: "due-by", at: NOW });
  const late = later(onTime, -1);
  expect(reviewState(late, late, NOW)).toEqual({ kind: "overdue", since: later(NOW, -1) });
});

test("before the first signature the week runs from the first event", () => {
  const first = later(NOW, -2 * REVIEW_EVERY_MILLIS);
  expect(reviewState(undefined, first, NOW)).toMatchObject({ kind: "overdue" });
});
