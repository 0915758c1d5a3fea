import type { WordingOf } from "../catalogue.ts";

/** Titles in the browser's tab, in its history and above a printed page: where one is, never what the site is about. */
export const tab: WordingOf<"tab"> = {
  service: "Mostrador en línea",
  event: "Un hecho",
  officers: "Para agencias",
  start: "Inicio",
  step: "Paso {n}",
  stepMore: "Paso {n}, uno más",
  sent: "Listo",
  card: "Tarjeta",
  checkNote: "Revisar una nota",
  file: "Un archivo",
  comeBack: "Volver",
  status: "Su página",
};
