import type { WordingOf } from "../catalogue.ts";

/** Titles in the browser's tab, in its history and above a printed page: where one is, never what the site is about. */
export const tab: WordingOf<"tab"> = {
  service: "Atendimento on-line",
  start: "Início",
  event: "Um evento",
  officers: "Para órgãos",
  step: "Passo {n}",
  stepMore: "Passo {n}, mais um",
  sent: "Pronto",
  card: "Cartão",
  checkNote: "Conferir uma anotação",
  file: "Um arquivo",
  comeBack: "Voltar",
  status: "Sua página",
};
