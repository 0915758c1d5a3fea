import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { joinedText, parseSeenVersion, saysTheSame } from "#app/core/triage/edited-part.ts";

test("joining two texts leaves out no line of either", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (one, other) => {
      const joined = joinedText(one, other).split("\n");
      for (const line of `${one}\n${other}`.split(/\r?\n/)) {
        if (line.trim() !== "") {
          expect(joined.some((kept) => kept.includes(line.trim()))).toBe(true);
        }
      }
    }),
  );
});

test("what is the same is said once", () => {
  expect(joinedText("A\nB", "B\nC")).toBe("A\nB\n\nC");
  expect(joinedText("A", "A")).toBe("A");
  expect(joinedText("", "A")).toBe("A");
  expect(saysTheSame({ to: "", note: "x" }, { note: "x" })).toBe(true);
  expect(saysTheSame({ to: "a" }, { to: "" })).toBe(false);
});

test("a form says which version it was made for in digits, or says nothing", () => {
  expect(parseSeenVersion("12")).toBe(12);
  for (const text of [undefined, "", "-1", "1.0", "x", "1".repeat(10)]) {
    expect(parseSeenVersion(text)).toBeUndefined();
  }
});
