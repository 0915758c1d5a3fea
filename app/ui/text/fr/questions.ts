import type { WordingOf } from "../catalogue.ts";

/** The page with the office's own questions; the questions themselves are in the office's pack. */
export const questions: WordingOf<"questions"> = {
  step: "Quelques questions",
  title: "Quelques questions à ce sujet",
  laterTitle: "Un peu plus à ce sujet",
  lead: "Répondez à ce que vous pouvez. Vous pouvez passer chaque question et continuer.",
  because: "Nous ne pouvons pas agir sans cette réponse.",
  next: "Nous enregistrons cette page quand vous appuyez sur « Continuer ». Ensuite, nous demandons où et quand.",
};
