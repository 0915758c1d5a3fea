import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { compressionSign, standardQuality } from "#app/core/claims/compression-tables.ts";
import { indexFields } from "#app/core/claims/raw-field.ts";
import { fieldsOf } from "#test/core/claims/fields.ts";

const ones = (id: number) => ({ id, steps: Array.from({ length: 64 }, () => 1) });

test("no tables have no quality, and tables of ones are quality 100", () => {
  expect(standardQuality([])).toBeUndefined();
  expect(standardQuality([ones(0)])).toBe(100);
  expect(standardQuality([ones(1), ones(0)])).toBe(100);
});

test("one step that is another makes them tables of their own", () => {
  fc.assert(
    fc.property(fc.nat(63), fc.integer({ min: 2, max: 65535 }), (at, step) => {
      const steps = ones(0).steps.with(at, step);
      expect(standardQuality([{ id: 0, steps }])).toBeUndefined();
    }),
  );
});

test("it is said as what it is, with why that is common, and nothing where nothing was read", () => {
  const sign = (values: Parameters<typeof fieldsOf>[0]) =>
    compressionSign(indexFields(fieldsOf(values)));
  expect(sign({})).toBeUndefined();
  const standard = sign({ "JPEG:TablesDigest": "00", "JPEG:StandardQuality": 85 });
  expect(standard?.code).toBe("compression-tables");
  expect(standard?.sentence).toContain("equal to the standard ones at quality 85.");
  expect(standard?.sentence).toContain("does not say that it was saved again");
  // A file straight from a camera has tables of its own too: a sign on every file would be none.
  expect(sign({ "JPEG:TablesDigest": "00" })).toBeUndefined();
});
