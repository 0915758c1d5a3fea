import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { linesFromRight, withoutMarks, type Line } from "#app/adapters/receipt/lines-from-right.ts";

/** Every letter and every space is ten points wide; one face has the Arabic letters alone. */
const measure = {
  face: (letter: string) => (/[؀-ۿ]/.test(letter) ? "arabic" : "latin"),
  part: ({ text }: { text: string }) => text.length * 10,
  space: 10,
};

const lines = (text: string, width: number) => linesFromRight(text, width, measure);

/** A line as it is seen, from left to right. */
function seen(line: Line | undefined): readonly string[] {
  return (line ?? []).toSorted((one, other) => one.x - other.x).map(({ text }) => text);
}

describe("a line that is read from the right", () => {
  test("has its first word at the right edge and its last at the left", () => {
    const [line = []] = lines("نص قصير هنا", 200);
    expect(line.map(({ text }) => text)).toEqual(["نص", "قصير", "هنا"]);
    expect(line.map(({ x }) => x)).toEqual([180, 130, 90]);
    expect(seen(line)).toEqual(["هنا", "قصير", "نص"]);
  });

  test("keeps the order of Latin words and of numbers in it", () => {
    expect(seen(lines("ملف receipt text 12 هنا", 400)[0])).toEqual([
      ...["هنا", "receipt", "text", "12", "ملف"],
    ]);
    // Without isolates the parts of a date after Arabic words change places: that is the rule for dates written in Arabic.
    const [date] = lines("وصل \u20662026-01-15 17:05\u2069", 400);
    expect(seen(date)).toEqual(["2026-01-15", "17:05", "وصل"]);
  });

  test("cuts a word where the way it is read or the face changes, and turns brackets round", () => {
    expect(seen(lines("وshasum", 400)[0])).toEqual(["shasum", "و"]);
    expect(seen(lines("نص-5", 400)[0])).toEqual(["5", "-", "نص"]);
    expect(seen(lines("(نص", 400)[0])).toEqual(["نص", ")"]);
  });

  test("breaks between words, and gives a word that is too wide a line of its own", () => {
    const broken = lines("نص واحد\nطويلطويلطويل نص", 80);
    expect(broken.map(seen)).toEqual([["واحد", "نص"], ["طويلطويلطويل"], ["نص"]]);
    for (const line of broken) {
      expect(Math.max(...line.map(({ x, text }) => x + text.length * 10))).toBe(80);
    }
  });

  test("loses no letter and draws nothing over another", () => {
    const word = fc.stringMatching(/^[ابتثجحa-c0-9.,:/-]{1,12}$/);
    fc.assert(
      fc.property(fc.array(word), fc.integer({ min: 100, max: 400 }), (words, width) => {
        const text = words.join(" ");
        const made = lines(text, width);
        const read = made.flatMap((line) => line.map((part) => part.text)).join("");
        expect(read).toBe(withoutMarks(text).replaceAll(" ", ""));
        for (const line of made) {
          const parts = line.toSorted((one, other) => one.x - other.x);
          parts.slice(1).forEach((part, index) => {
            const before = parts[index];
            expect(part.x).toBeGreaterThanOrEqual(
              (before?.x ?? 0) + (before?.text.length ?? 0) * 10,
            );
          });
        }
      }),
    );
  });
});
