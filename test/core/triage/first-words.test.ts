import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { firstWordsOf } from "#app/core/triage/first-words.ts";

test("a text that fits is whole; one that is cut says so and never splits a character", () => {
  expect(firstWordsOf("They left.", 10)).toBe("They left.");
  expect(firstWordsOf("They left us.", 10)).toBe("They left…");
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.integer({ min: 1, max: 40 }), (text, most) => {
      const shown = firstWordsOf(text, most);
      const letters = Array.from(shown);
      expect(letters.length).toBeLessThanOrEqual(most);
      if (shown !== text) expect(shown.endsWith("…")).toBe(true);
      if (shown !== text) expect(text.startsWith(letters.slice(0, -1).join(""))).toBe(true);
    }),
  );
});
