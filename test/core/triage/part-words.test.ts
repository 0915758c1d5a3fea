import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { mayBePart, partsOf } from "#app/core/triage/part-words.ts";

test("a plate has every end of three signs and more, however it was parted", () => {
  expect(partsOf([], ["KLR 4821"]).toSorted()).toEqual(
    ["klr4821", "lr4821", "r4821", "4821", "821"].toSorted(),
  );
});

test("of a text only words that join letters and digits have parts", () => {
  expect(partsOf(["In 2026 a van, ABC1"], [])).toEqual(["abc1", "bc1"]);
});

test("any run of three signs with a digit begins one of the ends", () => {
  const plate = fc.stringMatching(/^[A-Z0-9]{3,12}$/);
  fc.assert(
    fc.property(plate, fc.nat(), fc.nat(), (text, from, length) => {
      const start = from % (text.length - 2);
      const part = text.slice(start, start + 3 + (length % (text.length - start - 2)));
      const ends = partsOf([], [text]);
      expect(ends.some((end) => end.startsWith(part.toLowerCase()))).toBe(true);
      expect(mayBePart(part.toLowerCase())).toBe(/\d/.test(part));
    }),
  );
});

test.each(["", "12", "van", "a-1", "1234567890123"])(
  "“%s” is looked for as a word alone",
  (word) => {
    expect(mayBePart(word)).toBe(false);
  },
);
