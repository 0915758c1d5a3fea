import type { WordingOf } from "../catalogue.ts";

/** Titles in the browser's tab, in its history and above a printed page: where one is, never what the site is about. */
export const tab: WordingOf<"tab"> = {
  service: "Sèvis sou entènèt",
  start: "Kòmansman",
  event: "Yon evènman",
  officers: "Pou ajans",
  step: "Etap {n}",
  stepMore: "Etap {n}, youn ankò",
  sent: "Fini",
  card: "Kat",
  checkNote: "Verifye yon nòt",
  file: "Yon fichye",
  comeBack: "Tounen",
  status: "Paj ou",
};
