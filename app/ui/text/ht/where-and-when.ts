import type { WordingOf } from "../catalogue.ts";

/** The page "Where and when". */
export const whereAndWhen: WordingOf<"whereAndWhen"> = {
  step: "Ki kote ak kilè",
  title: "Ki kote ak kilè sa te ye?",
  next: "Apre sa, ou ka ajoute foto ak videyo.",
  place: {
    label: "Ki kote sa te pase?",
    hint: "Yon lari ak nimewo, yon kwen lari, yon magazen oswa yon estasyon bis. Ajoute vil la oswa bouk la.",
    because: "Nou bezwen kote a pou konnen ki pwosekitè ki ka aji.",
  },
  example: "Pa egzanp: devan boulanjri a nan Elm Street ak 3rd Avenue, Springfield",
  coordinates: {
    title: "Èske ou gen nimewo GPS, oswa èske ou sou plas la kounye a?",
    hint: "Ou ka kopye nimewo yo nan yon aplikasyon kat jeyografik. Yo sanble ak 40.7128 ak -74.0060.",
    latitude: "Premye nimewo (latitid)",
    longitude: "Dezyèm nimewo (lonjitid)",
  },
  hereNow: {
    lead: "Èske ou sou plas la kounye a menm? Si wi, telefòn ou ka ranpli nimewo yo. Li fè sa sèlman lè ou peze. Li ka mande konpayi ki fè telefòn nan oswa navigatè a ki kote ou ye.",
    near: "Ranpli anviwon ki kote mwen ye (yon demi mil, 800 mèt)",
    exact: "Ranpli egzakteman ki kote mwen ye",
    asking: "N ap mande telefòn ou. Si li mande ou, bay pèmisyon.",
    found: "Li fini. Nimewo yo nan kare yo. Ou ka toujou chanje yo oswa efase yo.",
    refused: "Telefòn ou pa di nou sa. Ou ka di nou ak mo. Sa ase.",
  },
  from: {
    label: "Ki jou sa te pase, oswa te kòmanse?",
    hint: "Ak chif, mwa a anvan: 4 21 2026. Kite l vid si ou pa konnen.",
  },
  fromTime: { label: "Vè kilè li te kòmanse?", hint: "Sa ou panse a bon." },
  untilTitle: "Èske sa te dire yon ti tan, oswa ou pa sèten sou jou a?",
  untilHint: "Lè sa a, di nou dènye jou ak dènye lè sa te ka ye.",
  until: { label: "Dènye jou", hint: "Ak chif, mwa a anvan: 4 22 2026." },
  untilTime: { label: "Dènye lè", hint: "Sa ou panse a bon." },
  about: {
    label: "Nan ki pwen ou sèten sou jou a ak lè a?",
    choice: "Yo anviwon bon, yo pa egzak",
  },
};
