import type { WordingOf } from "../catalogue.ts";

/** What a reporter and the office write to each other. */
export const messages: WordingOf<"messages"> = {
  title: "Mesaj",
  none: "Poko gen mesaj. Si nou gen yon kesyon, w ap jwenn li isit la.",
  list: "Mesaj yo, pi ansyen an anvan",
  fromOffice: "Biwo a te ekri: {when}",
  fromYou: "Ou te ekri: {when}",
  read: "Biwo a li sa.",
  notRead: "Biwo a poko li sa.",
  shut: "Ou te resevwa yon nouvo kòd apre sa a te ekri. Li pa louvri ak nouvo kòd la. Si ou bezwen l, mande nou ekri l ankò.",
  field: {
    label: "Ekri nou",
    hint: "Ou pa oblije di ki moun ou ye. Pèsonn pa ka chanje yon mesaj apre li voye.",
    because: "Yon mesaj vid pa di nou anyen.",
  },
  send: "Voye mesaj la",
  sent: "Nou gen mesaj ou a. Ou wè isit la lè biwo a li l.",
  pageTitle: "Ekri biwo a",
  problems: {
    empty: "Tanpri, ekri yon bagay anvan.",
    "too-long":
      "Sa gen plis pase 10,000 lèt. Tanpri, fè l pi kout, oswa voye l nan 2 mesaj. Pawòl ou yo toujou nan kare a.",
    "too-many":
      "Ou voye {most} mesaj nan 1 jou. Nou pa ka pran plis jodi a. Pawòl ou yo toujou nan kare a. Tanpri, kopye yo, epi voye yo demen.",
  },
  visitOver: {
    title: "Mesaj ou a poko voye",
    why: "Rapò ou a te fèmen, paske pèsonn pa sèvi avè l pandan 30 minit. Pawòl ou yo toujou nan kare ki anba a.",
    steps: [
      "Louvri rapò ou a ak kòd ou, nan yon nouvo onglè.",
      "Tounen sou paj sa a epi peze bouton an ankò.",
    ],
    open: "Louvri rapò mwen an nan yon nouvo onglè",
  },
  back: "Retounen nan rapò ou a",
};
