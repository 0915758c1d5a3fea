import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { batesNumber, nextBatesRanges } from "#app/core/exhibits/bates.ts";

test("a Bates number has its prefix and seven digits", () => {
  expect(batesNumber("NYAG", 1)).toBe("NYAG0000001");
  expect(batesNumber("NYAG", 12_345_678)).toBe("NYAG12345678");
});

test("runs follow the last number given, one number a page, without a gap and none twice", () => {
  const counts = fc.array(fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(fc.nat(1000), counts, (lastGiven, pages) => {
      const numbers = nextBatesRanges("NYAG", lastGiven, pages).flatMap(({ first, last }) =>
        Array.from({ length: last - first + 1 }, (_, at) => first + at),
      );
      const total = pages.reduce((sum, count) => sum + count, 0);
      expect(numbers).toEqual(Array.from({ length: total }, (_, at) => lastGiven + 1 + at));
    }),
  );
});

test("a document without a page gets no number by mistake", () => {
  expect(() => nextBatesRanges("NYAG", 0, [0])).toThrow("page count");
});
