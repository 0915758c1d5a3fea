import { expect, test } from "@jest/globals";
import { isBlurred, parseBlurChoice } from "#app/core/evidence/item-care.ts";
import { graphicWords } from "#app/core/triage/graphic-words.ts";

test.each([
  ["There was blood on the street", "blood", "English"],
  ["an officer shot him twice", "shot him", "English"],
  ["He was found unconscious.", "unconscious", "English"],
  ["Había mucha sangre", "sangre", "Spanish"],
  ["ele levou um tiro", "levou um tiro", "Portuguese"],
  ["Li t ap senyen", "senyen", "Haitian Creole"],
  ["il saignait de la tête", "saignait", "French"],
  ["Он лежал без сознания", "без сознания", "Russian"],
  ["他流血了", "流血", "Chinese"],
  ["كان ينزف", "ينزف", "Arabic"],
])("%s may tell of something graphic: “%s”", (text, words, language) => {
  expect(graphicWords([text])).toContainEqual({ words, language });
});

test.each([
  "They pushed a man and took him away.",
  "I shot a video from the window.",
  "The deadline was on Monday; the woundup toy lay there.",
  "El hombre estaba en la calle.",
])("%s tells of none", (text) => {
  expect(graphicWords([text])).toEqual([]);
});

test("what staff said goes before what words suggest, and whoever wants all blurred has all blurred", () => {
  expect(isBlurred("all", { graphic: false }, false)).toBe(true);
  expect(isBlurred("graphic", { graphic: false }, true)).toBe(false);
  expect(isBlurred("graphic", { graphic: true }, false)).toBe(true);
  expect(isBlurred("graphic", undefined, true)).toBe(true);
  expect(isBlurred("graphic", undefined, false)).toBe(false);
  expect([undefined, "", "none", "graphic"].map(parseBlurChoice)).toEqual(["all", "all", "all", "graphic"]); // prettier-ignore
});
