import type { WordingOf } from "../catalogue.ts";

/** The page with the office's own questions; the questions themselves are in the office's pack. */
export const questions: WordingOf<"questions"> = {
  step: "Несколько вопросов",
  title: "Несколько вопросов об этом",
  laterTitle: "Ещё немного об этом",
  lead: "Отвечайте на то, на что можете. Можно пропустить любой вопрос и идти дальше.",
  because: "Без этого ответа мы не можем действовать.",
  next: "Мы сохраним эту страницу, когда вы нажмёте «Продолжить». Дальше мы спросим, где и когда.",
};
