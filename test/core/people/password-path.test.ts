import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { later, parseInstant, type Instant } from "#app/core/instant.ts";
import {
  admit,
  FAILURES_ALLOWED,
  FRESH_PATH,
  LOCK_MILLIS,
  takeBack,
  type PasswordPath,
} from "#app/core/people/password-path.ts";

const START = parseInstant("2026-11-22T12:00:00.000Z") as Instant;
const WITH_PASSKEY = { releasedByPasskey: true };
const WITHOUT = { releasedByPasskey: false };

/** Tries once a minute, which is longer than any wait, and fails each time. */
function failing(times: number, options = WITH_PASSKEY): { path: PasswordPath; now: Instant } {
  let path = FRESH_PATH;
  let now = START;
  for (let made = 0; made < times; made += 1) {
    const admission = admit(path, now, options);
    if (admission.kind === "try") path = admission.path;
    now = later(now, 60_000);
  }
  return { path, now };
}

test("the fifth failure closes the path until a passkey opens it, however long that takes", () => {
  const { path, now } = failing(5);
  expect(path.lockedAt).not.toBeNull();
  expect(admit(path, now, WITH_PASSKEY).kind).toBe("locked");
  for (const wait of [LOCK_MILLIS, 365 * 86_400_000]) {
    // It looks open, for a name without an owner would be; no try succeeds.
    expect(admit(path, later(now, wait), WITH_PASSKEY)).toMatchObject({
      kind: "try",
      closedSince: path.lockedAt,
    });
  }
});

test("whatever is tried when, nobody sees from outside whether a passkey would open the path", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1_000_000 }), { maxLength: 60 }), (gaps) => {
      const answers = [WITH_PASSKEY, WITHOUT].map((options) => {
        let path = FRESH_PATH;
        let now = START;
        return gaps.map((gap) => {
          now = later(now, gap);
          const admission = admit(path, now, options);
          if (admission.kind !== "try") return admission;
          path = admission.path;
          return { kind: "try" };
        });
      });
      expect(answers[0]).toEqual(answers[1]);
    }),
  );
});

test.each([
  ["an hour", 3_600_000],
  ["a year", 365 * 86_400_000],
])("a clock set back by %s shuts nobody out for longer than half an hour", (_, back) => {
  const { path, now } = failing(5, WITHOUT);
  const before = later(now, -back);
  expect(admit(path, later(before, 2 * LOCK_MILLIS), WITHOUT).kind).toBe("try");
});

test("without a passkey the path opens by itself after 15 minutes, with all tries again", () => {
  const { path, now } = failing(5, WITHOUT);
  expect(admit(path, now, WITHOUT).kind).toBe("locked");
  const after = admit(path, later(now, LOCK_MILLIS), WITHOUT);
  expect(after).toMatchObject({ kind: "try", path: { lockedAt: null } });
});

test("from the third failure on the wait before the next try grows", () => {
  const wait = (failures: number) => {
    const at = later(START, 1);
    const path = { failures: Array.from({ length: failures }, () => START), lockedAt: null };
    const admission = admit(path, at, WITH_PASSKEY);
    return admission.kind === "wait" ? Date.parse(admission.until) - Date.parse(START) : 0;
  };
  expect([0, 1, 2, 3, 4].map(wait)).toEqual([0, 0, 0, 1_000, 2_000]);
});

test("a try that was never made is given back, its lock too", () => {
  const { path } = failing(5);
  const last = path.failures.at(-1) ?? START;
  expect(takeBack(path, last, null)).toMatchObject({ lockedAt: null });
  expect(takeBack(path, last, null).failures).toHaveLength(4);
});

test("whatever the times, no 15 minutes hold more than five tries, for a path that time opens too", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 400_000 }), { maxLength: 60 }),
      fc.boolean(),
      (gaps, releasedByPasskey) => {
        let path = FRESH_PATH;
        let now = START;
        const made: number[] = [];
        for (const gap of gaps) {
          now = later(now, gap);
          const admission = admit(path, now, { releasedByPasskey });
          if (admission.kind !== "try") continue;
          path = admission.path;
          made.push(Date.parse(now));
        }
        for (const from of made) {
          const within = made.filter((at) => at >= from && at < from + LOCK_MILLIS);
          expect(within.length).toBeLessThanOrEqual(FAILURES_ALLOWED);
        }
      },
    ),
  );
});
