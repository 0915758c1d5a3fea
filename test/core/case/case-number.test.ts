import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { bundleName, caseNumber, exhibitNumber } from "#app/core/case/case-number.ts";
import { parseInstant } from "#app/core/instant.ts";

function prefixAt(at: string): string {
  const now = parseInstant(at);
  if (now === undefined) throw new Error("not an instant");
  return caseNumber.prefix("NYAG", now);
}

test("a case's number is the office, the year in UTC and a running number", () => {
  expect(prefixAt("2026-11-22T12:00:00.000Z")).toBe("NYAG-2026-");
  expect(prefixAt("2026-12-31T23:59:59.999Z")).toBe("NYAG-2026-");
  expect(prefixAt("2027-01-01T00:00:00.000Z")).toBe("NYAG-2027-");
  expect(caseNumber.of("NYAG-2026-", 45)).toBe("NYAG-2026-0045");
  expect(caseNumber.of("NYAG-2026-", 9_999)).toBe("NYAG-2026-9999");
  expect(caseNumber.of("NYAG-2026-", 10_000)).toBe("NYAG-2026-10000");
});

test("only a grand jury's set numbers its exhibits GJ", () => {
  expect(exhibitNumber("GJ", 7)).toBe("GJ-007");
  for (const audience of ["PRO", "DIS", "PRT", "CRT", "gj", ""]) {
    expect(exhibitNumber(audience, 7)).toBe("EX-007");
  }
  expect(exhibitNumber("DIS", 1_234)).toBe("EX-1234");
});

test("a bundle is named after its case, its audience and its turn", () => {
  expect(bundleName("NYAG-2026-0045", "GJ", 1)).toBe("NYAG-2026-0045-GJ-01");
  expect(bundleName("NYAG-2026-0045", "DIS", 100)).toBe("NYAG-2026-0045-DIS-100");
});

test("two turns never make the same number or name", () => {
  const turn = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(turn, turn, (one, other) => {
      fc.pre(one !== other);
      expect(caseNumber.of("P-", one)).not.toBe(caseNumber.of("P-", other));
      expect(exhibitNumber("GJ", one)).not.toBe(exhibitNumber("GJ", other));
      expect(bundleName("N", "GJ", one)).not.toBe(bundleName("N", "GJ", other));
    }),
  );
});
