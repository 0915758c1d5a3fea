import { describe, expect, test } from "@jest/globals";
import { Pace } from "#app/browser/uploader/pace.ts";
import { timeLeft } from "#app/browser/uploader/words.ts";
import { en } from "#app/ui/text/en/index.ts";

describe("how long a file will still take", () => {
  test("is not said before the pace is known", () => {
    const pace = new Pace();
    pace.note(0, 0);
    pace.note(2_000, 1_000);
    expect(pace.secondsLeft(10_000)).toBeUndefined();
  });

  test("follows the pace of the last seconds", () => {
    const pace = new Pace();
    for (let second = 0; second <= 60; second += 1) pace.note(second * 1_000, second * 1_000);
    expect(pace.secondsLeft(120_000)).toBeCloseTo(60);
    for (let second = 61; second <= 90; second += 1) {
      pace.note(second * 1_000, 60_000 + (second - 60) * 100);
    }
    expect(pace.secondsLeft(120_000)).toBeCloseTo(570);
  });

  test("begins anew after a pause and after a piece that broke off", () => {
    const pace = new Pace();
    pace.note(0, 0);
    pace.note(10_000, 10_000);
    pace.note(600_000, 10_000);
    expect(pace.secondsLeft(20_000)).toBeUndefined();
    pace.note(604_000, 14_000);
    expect(pace.secondsLeft(20_000)).toBeCloseTo(6);
    pace.note(605_000, 8_000);
    expect(pace.secondsLeft(20_000)).toBeUndefined();
  });

  test.each([
    [10, "less than a minute"],
    [55, "about 1 minute"],
    [170, "about 3 minutes"],
    [3_599, "about 1 hour"],
    [10_000, "about 3 hours"],
  ])("%d seconds are %s", (seconds, words) => {
    expect(timeLeft({ ...en.uploader.rows, sizes: en.common.sizes }, seconds, "en")).toBe(words);
  });
});
