import type { WordingOf } from "../catalogue.ts";

/** Titles in the browser's tab, in its history and above a printed page: where one is, never what the site is about. */
export const tab: WordingOf<"tab"> = {
  service: "Guichet en ligne",
  start: "Début",
  event: "Un événement",
  officers: "Pour les agences",
  step: "Étape {n}",
  stepMore: "Étape {n}, encore une",
  sent: "Terminé",
  card: "Carte",
  checkNote: "Vérifier une note",
  file: "Un fichier",
  comeBack: "Revenir",
  status: "Votre page",
};
