import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { arrivalOf } from "#app/core/intake/arrival.ts";

test("two of three files, and the share of all bytes", () => {
  const whole = { files: 2, bytes: 200 };
  expect(arrivalOf(whole, { files: 1, bytes: 800, arrived: 210 })).toEqual({
    arrived: 2,
    files: 3,
    percent: 41,
  });
});

test("says nothing when all are here", () => {
  expect(arrivalOf({ files: 2, bytes: 200 }, { files: 0, bytes: 0, arrived: 0 })).toBeNull();
});

test("is never said to be whole while a file is on its way", () => {
  fc.assert(
    fc.property(fc.nat(1e12), fc.nat(1e12), fc.nat(1e12), (bytes, size, part) => {
      const arrived = Math.min(part, size);
      const found = arrivalOf({ files: 1, bytes }, { files: 1, bytes: size, arrived });
      expect(found?.percent).toBeGreaterThanOrEqual(0);
      expect(found?.percent).toBeLessThan(100);
    }),
  );
});
