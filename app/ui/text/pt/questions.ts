import type { WordingOf } from "../catalogue.ts";

/** The page with the office's own questions; the questions themselves are in the office's pack. */
export const questions: WordingOf<"questions"> = {
  step: "Algumas perguntas",
  title: "Algumas perguntas sobre isso",
  laterTitle: "Um pouco mais sobre isso",
  lead: "Responda o que puder. Você pode pular qualquer pergunta e continuar.",
  because: "Não podemos agir sem esta resposta.",
  next: "Salvamos esta página quando você aperta “Continuar”. Depois, perguntamos onde e quando.",
};
