import type { WordingOf } from "../catalogue.ts";

/** Where a file comes from, as its sender knows it. */
export const fileOrigin: WordingOf<"fileOrigin"> = {
  title: "Ki kote fichye sa a soti?",
  note: "Sa ede nou sèvi avèk li nan tribinal. Ou ka sote nenpòt ladan yo. “Mwen pa konnen” se yon bon repons tou.",
  recordedBy: {
    label: "Ki moun ki te anrejistre l oswa fè l?",
    me: "Se mwen menm",
    known: "Yon moun mwen konnen",
    found: "Mwen jwenn li sou entènèt",
    unknown: "Mwen pa konnen",
  },
  original: {
    label: "Èske se premye fichye a, orijinal la?",
    hint: "Pa yon kopi yon kopi, ni yon film yon ekran.",
  },
  edited: {
    label: "Èske yo chanje yon bagay ladan l?",
    hint: "Tankou koupe, fè l pi kout, fè l flou, oswa mete tèks sou li. Sa pa fè anyen. Nou sèlman bezwen konnen.",
  },
  viaApp: {
    label: "Èske li te pase nan yon aplikasyon anvan li rive jwenn nou?",
    hint: "Tankou yon aplikasyon chat oswa yon rezo sosyal. Anpil aplikasyon retire jou a ak kote a.",
  },
  app: { label: "Si wi, ki aplikasyon?" },
  stillThere: {
    label: "Èske orijinal la toujou sou yon telefòn oswa yon kamera?",
    hint: "Pa ou a, oswa pa moun ki te fè l la. Tanpri, kenbe l.",
  },
  placeTakenOut: {
    label: "Èske se ou ki te retire kote a ladan l?",
    hint: "Gen telefòn ki mande sa lè ou chwazi yon foto. Pa gen pwoblèm si ou te fè l.",
  },
  sure: { yes: "Wi", no: "Non", unknown: "Mwen pa konnen" },
};
