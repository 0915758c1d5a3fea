import type { WordingOf } from "../catalogue.ts";

/** Keeping the code: a card, a text, and a check of what was noted. */
export const keepCode: WordingOf<"keepCode"> = {
  makeCard: "Fè yon kat pou enprime",
  saveText: "Anrejistre l kòm fichye tèks",
  checkNote: "Verifye sa mwen ekri",
  checked: "Sa ou ekri a bon. Ou ka tounen avèk li.",
  card: {
    title: "Kat ou",
    lead: "Enprime kat sa a, oswa pran l an foto. Li pa di sa ou te di nou.",
    place: "Paj pou tounen",
    code: "Kòd",
    square: "Yon kare pou kamera yon telefòn. Li louvri paj {address}.",
    codeSquare: "Yon kare pou kamera yon telefòn. Li gen kòd ou ladan l.",
    squareLabel: "Paj, pou kamera a",
    codeSquareLabel: "Kòd, pou kamera a",
    print:
      "Pou enprime: peze Ctrl ak P sou yon òdinatè. Sou yon telefòn, sèvi ak Pataje, epi Enprime.",
    squareTitle: "Èske ou vle mete kòd la nan yon kare tou?",
    squareNote:
      "Konsa yon kamera ka li kòd la, epi ou pa bezwen tape l. Men, nenpòt moun ki pwoche bò kat la ka pran l ak yon sèl foto. Gen telefòn ki voye sa yo eskane bay lòt konpayi.",
    squareAdd: "Montre kare ki gen kòd la",
    squareTake: "Retire kare ki gen kòd la",
    back: "Retounen nan rapò mwen an",
  },
  text: {
    note: "Anpil telefòn ak òdinatè kopye fichye yo sou entènèt. Pa anrejistre l kote lòt moun ka gade.",
    place: "Paj",
    code: "Kòd",
  },
  check: {
    title: "Verifye sa ou ekri",
    lead: "Gade nòt ou, foto ou oswa kat ou. Pa gade dènye paj la. Tape 2 gwoup 4 chif ki ladan l.",
    group: "Gwoup {number}",
    hint: "4 chif. Konte gwoup yo depi nan kòmansman.",
    because: "2 gwoup ase pou jwenn pifò erè.",
    button: "Verifye",
    wrong: "Gwoup {number} pa menm ak kòd ou a. Gade nòt ou ankò, oswa gade kòd la ankò.",
    lookAgain: "Gade kòd la ankò",
    skipTitle: "Kontinye san verifikasyon sa a",
    skip: "Ou ka fè sa. Men, si yon sèl chif nan nòt ou a pa bon, rapò ou a p ap louvri. Pèsonn isit la pa ka chèche kòd la pou ou.",
    skipLink: "Kontinye san verifye",
  },
};
