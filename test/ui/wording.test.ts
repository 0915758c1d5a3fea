import { describe, expect, test } from "@jest/globals";
import { SHIPPED_PACKS } from "#app/core/office/shipped.ts";
import { en } from "#app/ui/text/en/index.ts";
import { fill } from "#app/ui/text/fill.ts";
import { textsOf } from "#app/ui/text/with-english.ts";
import { shippedPack } from "#test/support/shipped-pack.ts";
import { readingGrade, sentencesOf, syllablesIn } from "./reading-grade.ts";

const ALL = textsOf(en);
const PAGES = Object.entries(en).map(([page, words]) => ({
  page,
  grade: readingGrade(textsOf(words).map(({ text }) => text)),
}));

describe("reading level (Flesch-Kincaid grade)", () => {
  test.each(PAGES)("$page is read by a 12-year-old", ({ grade }) => {
    expect(grade).toBeLessThanOrEqual(7);
  });

  // A page may be easy as a whole and still have a paragraph that loses its reader.
  test("no part of a page with 12 words or more is above grade 9", () => {
    const hard = ALL.filter(({ text }) => text.split(/\s+/).length >= 12)
      .map(({ key, text }) => ({ key, grade: readingGrade([text]) }))
      .filter(({ grade }) => grade > 9);
    expect(hard).toEqual([]);
  });

  test("all pages together stay at grade 6 or below", () => {
    const sum = PAGES.reduce((total, { grade }) => total + grade, 0);
    expect(sum / PAGES.length).toBeLessThanOrEqual(6);
  });

  test("the measure knows easy from hard", () => {
    const easy = readingGrade(["We read it. We check your files. You can come back."]);
    const hard = readingGrade([
      "Notwithstanding the aforementioned considerations, jurisdictional determinations necessitate comprehensive evidentiary documentation.",
    ]);
    expect(easy).toBeLessThan(3);
    expect(hard).toBeGreaterThan(15);
    expect(["report", "officer", "made", "people", "idea"].map(syllablesIn)).toEqual([
      2, 3, 1, 2, 3,
    ]);
  });

  test("no sentence is longer than 30 words", () => {
    const long = ALL.flatMap(({ key, text }) =>
      sentencesOf(text)
        .filter((sentence) => sentence.split(/\s+/).length > 30)
        .map((sentence) => `${key}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });
});

describe.each(SHIPPED_PACKS)("what the public reads of the pack %s", (id) => {
  const { contact, notices, categories, questions, statuses } = shippedPack(id);
  const said = [
    contact.en,
    ...notices.map(({ en: text }) => text),
    ...categories.flatMap(({ label, example }) => [label.en, example.en]),
    ...questions.flatMap(({ wording, hint }) => [wording.en, hint?.en ?? ""]),
    ...Object.values(statuses).map(({ en: text }) => text),
  ];

  test("is easy, in the whole and in every line", () => {
    expect(readingGrade(said)).toBeLessThanOrEqual(6);
    expect(said.filter((text) => readingGrade([text]) > 9)).toEqual([]);
  });
});

describe("tone", () => {
  test("nothing blames, threatens or talks like a lawyer", () => {
    const words =
      /\b(invalid|illegal input|must not|you failed|failure|your mistake|incorrect|forbidden|alleged|pursuant|herein|perpetrator|complainant)\b/i;
    expect(ALL.filter(({ text }) => words.test(text))).toEqual([]);
  });

  test("numbers are digits", () => {
    const spelled = /\b(two|three|four|five|six|seven|eight|nine|ten)\b/i;
    const said = ALL.filter(
      ({ key, text }) => spelled.test(text) && !key.startsWith("categories."),
    );
    expect(said).toEqual([]);
  });

  test("no text is empty, doubled in spaces or left open", () => {
    // Only what goes before other words ends with a space.
    const odd = ALL.filter(
      ({ key, text }) =>
        /^\s| {2}|TODO|\?\?/.test(text) || (/\s$/.test(text) && !key.endsWith("Prefix")),
    );
    expect(odd).toEqual([]);
    expect(ALL.filter(({ text }) => text === "")).toEqual([]);
  });
});

test("a text's places are filled, and one without a value stays visible", () => {
  expect(fill("Step {n} of {total}", { n: 2, total: 5 })).toBe("Step 2 of 5");
  expect(fill("Step {n} of {total}", { n: 2 })).toBe("Step 2 of {total}");
  expect(fill("{name}", { name: "{other}" })).toBe("{other}");
});
