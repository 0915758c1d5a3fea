import type { WordingOf } from "../catalogue.ts";

/** The page "What happened". */
export const whatHappened: WordingOf<"whatHappened"> = {
  step: "Sa ki pase",
  title: "Kisa ki te pase?",
  next: "Nou anrejistre paj sa a lè ou peze Kontinye. Apre sa, nou poze kèk kesyon sou sa.",
  category: {
    label: "Sou kisa li ye sitou?",
    hint: "Chwazi sa ki pi koresponn nan. Ou ka di nou rès la anba a.",
    because: "Nou bezwen sa pou bon moun yo li l anvan.",
  },
  narrative: {
    label: "Di nou ak pwòp mo ou",
    hint: "Ekri nan nenpòt lang. Kout bon. Ou pa oblije gen chak detay kòrèk.",
    because: "Nou bezwen pawòl ou pou konnen sa pou chèche.",
  },
  helpTitle: "Sa ki ka ede nou",
  help: [
    "Sa ou te wè ak sa ou te tande, youn apre lòt.",
    "Sa ajan yo te mete sou yo: mo sou jilè, ekison, mask, nimewo badj.",
    "Machin: koulè, mak, plak. Yon pati nan yon plak ede tou.",
    "Ki lòt moun ki te la, tankou polis lokal oswa lòt moun ki t ap filme.",
    "Sa ou te wè ou menm, ak sa yon moun te di ou.",
  ],
  immigration:
    "Tanpri, pa ekri si ou menm oswa lòt moun se sitwayen oswa gen papye. Nou pa bezwen sa.",
};
