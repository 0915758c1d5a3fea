import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { asksForStatus } from "#app/core/triage/status-questions.ts";
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

test.each([
  ...["Where were you born?", "Are you here legally?", "Do you have papers?"],
  ...["What is your nationality?", "Are you a citizen?"],
  ...["¿Es usted ciudadano?", "¿Dónde nació?", "¿Cuál es su nacionalidad?"],
  ...["Êtes-vous citoyen ?", "Où êtes-vous né ?", "Avez-vous des papiers ?"],
  ...["Você é cidadão?", "Onde você nasceu?", "Você tem documentos?"],
  ...["هل أنت مواطن؟", "أين ولدت؟", "ما هي جنسيتك؟", "هل لديك أوراق؟"],
  ...["您是公民吗？", "您的国籍是什么？", "你有证件吗？", "您是公民嗎？", "您的國籍是什麼？"],
  ...["Вы гражданин?", "Где вы родились?", "У вас есть документы?"],
  ...["Èske ou se sitwayen?", "Ki kote ou te fèt?", "Èske ou gen papye?"],
])("“%s” asks for a status", (text) => {
  expect(asksForStatus(text)).toBe(true);
});

test.each([
  ...[
    "Where were you?",
    "On which side of the square were you?",
    "Did you see papers on the ground?",
  ],
  ...["Do you have photos or videos?", "Many citizens were there. Thank you.", "Were you there?"],
  ...["¿De qué lado estaba?", "¿Tiene fotos?", "Avez-vous des photos ?", "Você tem fotos?"],
  ...["هل لديك صور؟", "您有照片吗？", "У вас есть фото?", "Èske ou gen foto?"],
])("“%s” asks for none", (text) => {
  expect(asksForStatus(text)).toBe(false);
});
