import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { statusWords } from "#app/core/triage/status-words.ts";

test.each([
  ["My brother is undocumented and was afraid.", "undocumented", "English"],
  ["She showed her green card.", "green card", "English"],
  ["He is a U.S. citizen, I told them.", "U.S. citizen", "English"],
  ["They said we have no papers", "no papers", "English"],
  ["his visa had expired", "visa had expired", "English"],
  ["Mi tío está sin papeles.", "sin papeles", "Spanish"],
  ["Somos INDOCUMENTADOS", "INDOCUMENTADOS", "Spanish"],
  ["ella está sem documentos", "sem documentos", "Portuguese"],
  ["Li pa gen papye.", "pa gen papye", "Haitian Creole"],
  ["Un sans-papiers a été poussé.", "sans-papiers", "French"],
  ["demandeur d’asile", "demandeur d’asile", "French"],
  ["Он нелегально здесь", "нелегально", "Russian"],
  ["他没有身份", "没有身份", "Chinese"],
  ["她有綠卡", "綠卡", "Chinese"],
  ["كان بدون أوراق", "بدون أوراق", "Arabic"],
  ["إنه لاجئ", "لاجئ", "Arabic"],
])("%s states a status: “%s”", (text, words, language) => {
  expect(statusWords([text])).toContainEqual({ words, language });
});

test.each([
  "Officers of ICE came with a van from the border patrol.",
  "He showed his papers and they tore the paper.",
  "The officer's visage was covered, the car was green. Cards lay there.",
  "They parked illegally in front of the school.",
  "Citizens filmed it from the street.",
  "El papel estaba en la mesa.",
  "他们打了一个人",
  "الشرطة كانت هناك",
])("%s states none", (text) => {
  expect(statusWords([text])).toEqual([]);
});

test("each is named once, over the ends of lines too, and no more than eight", () => {
  expect(statusWords(["no\npapers", "No papers"])).toEqual([
    { words: "no papers", language: "English" },
  ]);
  const many = "undocumented green card asylum refugee daca citizenship 绿卡 难民 庇护 黑户";
  expect(statusWords([many])).toHaveLength(8);
});

test("no text makes it fail", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary" })), (texts) => {
      for (const { words } of statusWords(texts)) expect(words).not.toBe("");
    }),
  );
});
