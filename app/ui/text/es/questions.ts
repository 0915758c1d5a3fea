import type { WordingOf } from "../catalogue.ts";

/** The page with the office's own questions; the questions themselves are in the office's pack. */
export const questions: WordingOf<"questions"> = {
  step: "Unas preguntas",
  title: "Unas preguntas sobre esto",
  laterTitle: "Un poco más sobre eso",
  lead: "Conteste lo que pueda. Puede saltar cada pregunta y seguir.",
  because: "No podemos actuar sin esta respuesta.",
  next: "Guardamos esta página cuando presiona Continuar. Después preguntamos dónde y cuándo.",
};
