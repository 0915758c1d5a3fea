import type { WordingOf } from "../catalogue.ts";

/** The page after sending: the most important one. */
export const sent: WordingOf<"sent"> = {
  title: "Nou gen rapò ou a",
  notRemoved: "Rapò ou a voye, kidonk anyen pa retire ladan l.",
  lead: "Nou resevwa l: {when}.",
  codeTitle: "Men kòd ou",
  codeDo: "Ekri l, pran l an foto, oswa enprime paj sa a.",
  codeOnce:
    "Nou montre l sou aparèy sa a pandan 1 jou. Apre sa, nou pa ka li l, montre l ni voye l ba ou.",
  codeSafe: "Nenpòt moun ki gen kòd la ka li sa nou ekri ou. Sere l kote pèsonn p ap gade.",
  codeGoneTitle: "Kòd ou a pa parèt ankò",
  codeGone:
    "Nou montre kòd la pandan 1 jou apre ou voye yon rapò. Si ou te note l, ou ka sèvi avè l pou tounen.",
  reportNumber: "Nimewo rapò a",
  reportNumberNote:
    "Di l lè w ap pale ak nou. Li pa louvri rapò ou a; se kòd la sèlman ki louvri l.",
  print:
    "Pou enprime: peze Ctrl ak P sou yon òdinatè. Sou yon telefòn, sèvi ak Pataje, epi Enprime.",
  nextTitle: "Sa k ap pase kounye a",
  steps: [
    {
      title: "Nou li l.",
      text: "Yon moun nan biwo nou li chak rapò. Pifò li nan 3 jou travay. Apre yon gwo evènman, sa ka pran 2 semèn.",
    },
    {
      title: "Nou verifye l.",
      text: "Nou gade fichye ou yo, ak lòt rapò sou menm evènman an. Sa ka pran plizyè semèn oswa plizyè mwa.",
    },
    {
      title: "Nou deside.",
      text: "Nou ka louvri yon ka, pase l bay yon lòt biwo, oswa kenbe l nan dosye. Yon ka nan tribinal ka pran plizyè ane. Nou pa ka aji sou chak rapò.",
    },
  ],
  backTitle: "Kijan pou tounen",
  back: [
    "Ale sou sit sa a epi louvri “Tounen sou yon rapò”.",
    "Tape kòd ou. Konsa ou ka wè kote rapò ou a rive, epi verifye fichye ou yo.",
  ],
  backLink: "Tounen sou yon rapò",
  filesTitle: "Fichye ou yo",
  filesNote:
    "Chak fichye gen yon anprent: yon nimewo long ki fèt ak tout sa ki ladan l. Si yon sèl pwen nan fichye a chanje, nimewo a chanje. Avèk li, ou ka pwouve pita sa ou te voye.",
  fingerprintFollows: "Si li di “Anprent lan ap vini”, gade ankò nan kèk minit ak kòd ou.",
  lookAgain: "Gade ankò kounye a",
  noFiles: "Ou pa voye okenn fichye.",
  keepFiles: "Tanpri, kenbe fichye yo sou telefòn ou tou.",
  helpTitle: "Èske ou bezwen èd kounye a?",
  help: [
    "Si ou an danje: rele 911.",
    "Nou pa ka avoka ou. Yon biwo èd legal ka pale ou de dwa ou yo, souvan gratis.",
  ],
  another: "Fè rapò sou yon lòt bagay",
  leaveNote: "Lè ou fini, peze Soti kounye a, epi fèmen onglè sa a.",
};
