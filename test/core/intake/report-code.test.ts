import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { reportCodeFromBytes } from "#app/core/intake/report-code.ts";

test("a report's code has eight letters that cannot be taken for each other", () => {
  expect(reportCodeFromBytes(new Uint8Array(8))).toBe("BW-0000-0000");
  expect(reportCodeFromBytes(Uint8Array.of(0, 1, 9, 10, 17, 18, 31, 255))).toBe("BW-019A-HJZZ");
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
      expect(reportCodeFromBytes(bytes)).toMatch(
        /^BW-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/,
      );
    }),
  );
});

test.each([0, 7, 9])("a report's code is not made from %i bytes", (length) => {
  expect(() => reportCodeFromBytes(new Uint8Array(length))).toThrow("exactly 8 bytes");
});
