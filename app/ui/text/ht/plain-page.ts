import type { WordingOf } from "../catalogue.ts";

/** The short page that is served when no other can be: a form or address that could not be taken, or a server that is busy or broken. */
export const plainPage: WordingOf<"plainPage"> = {
  unreadable: "Nou pa t ka li sa ki te voye a.",
  notServed: "Adrès sa a pa sèvi isit la.",
  noPage: "Paj sa a pa egziste.",
  tooLong: "Adrès sa a twò long.",
  cannotDo: "Paj sa a pa ka fè sa.",
  otherForm:
    "Fòm sa a pa t soti nan pwòp paj nou, kidonk nou pa t pran l. Tounen, chaje paj la ankò epi voye l ankò.",
  manyTries: "Gen anpil esè nan moman sa a. Tanpri tann yon demi minit, epi eseye ankò.",
  filesBusy: "Anpil moun ap voye fichye kounye a. Tann yon demi minit, epi voye pa w yo ankò.",
  tooMuchText: "Se te twòp tèks pou yon sèl fòm. Tanpri fè l pi kout.",
  formBroken:
    "Nou pa t ka li fòm ki te voye a. Si yon fichye gen yon non dwòl, chanje non an epi eseye ankò.",
  busy: "Nou okipe anpil. Tanpri eseye ankò nan kèk segonn.",
  broken: "Gen yon bagay ki kraze bò kote pa nou.",
  nothingLost: "Sa ou te voye anvan an sekirite avèk nou.",
  again: "Pou voye menm bagay la ankò, rechaje paj sa a. Si navigatè ou mande w, di wi.",
  start: "Paj kòmansman",
  leave: "Soti kounye a",
};
