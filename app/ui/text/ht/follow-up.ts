import type { WordingOf } from "../catalogue.ts";

/** Coming back with a code. */
export const followUp: WordingOf<"followUp"> = {
  title: "Tounen sou yon rapò",
  lead: "Tape kòd ou te resevwa lè ou te voye rapò ou a.",
  code: {
    label: "Kòd ou",
    hint: "32 chif. Ou ka tape yo ak espas oswa san espas.",
    because: "Se kòd la sèlman ki louvri rapò ou a. Se sa ki kenbe l an sekirite.",
  },
  open: "Louvri rapò mwen an",
  notFound:
    "Pa gen rapò ki louvri ak chif sa yo. Tanpri, gade nòt ou oswa foto ou a ankò. Verifye 1 ak 7, 0 ak 8, 5 ak 6.",
  problems: {
    empty: "Tanpri, tape kòd ou.",
    "not-digits": "Yon kòd gen chif sèlman, pa gen lèt. Tanpri, gade nòt ou oswa foto ou a ankò.",
    "too-short": "Yon kòd gen 32 chif. Nou li {digits}. Tanpri, chèche si yon gwoup manke.",
    "too-long": "Yon kòd gen 32 chif. Sa a gen plis. Tanpri, chèche chif ki tape 2 fwa.",
    "wrong-check":
      "Yon chif ka pa bon, oswa 2 chif ka chanje plas. Tanpri, konpare chak gwoup ak nòt ou oswa foto ou a.",
  },
  busy: "Anpil moun ap louvri rapò kounye a. Tanpri, tann 10 segond epi peze bouton an ankò.",
  wait: "Gen anpil kòd k ap eseye kounye a. Tanpri, tann {seconds} segond. Apre sa, peze bouton an ankò. Kòd ou a toujou nan kare a.",
  working: "N ap verifye kòd ou a. Sa ka pran yon demi minit.",
  visitOver:
    "Rapò ou a fèmen, paske pèsonn pa sèvi ak paj sa a pandan 30 minit. Tape kòd ou pou louvri l ankò.",
  filesCame: {
    other: "{n} fichye rive konplè. Nou kenbe sa ak rapò ou a.",
  },
  filesMissed: {
    other:
      "{n} fichye pa ajoute. Louvri rapò ou a ak kòd ou. Apre sa, gade kisa ki manke, epi ajoute sa ankò.",
  },
  reportNumber: "Nimewo rapò a",
  reportNumberNote:
    "Di l lè w ap pale ak nou. Li pa louvri rapò ou a; se kòd la sèlman ki louvri l.",
  lostTitle: "Èske ou pèdi kòd la?",
  lost: [
    "Chèche l nan foto ou yo, nòt ou yo ak fichye ou te anrejistre yo. Tèks paj nou an anrejistre a rele “note.txt”.",
    "Si ou te voye rapò a isit la sa gen mwens pase 1 jou, louvri premye paj la sou aparèy sa a. Li ka montre kòd la ankò.",
    "Si kòd la pèdi, mande yon nouvo kòd pi ba a. Oswa voye yon nouvo rapò. Di ou te ekri anvan: jou a, kote a ak non fichye ou yo. Ak sa, moun isit la ka mete 2 yo ansanm.",
    "Nou pa ka refè ansyen kòd la. Nouvo kòd la pa louvri sa nou te ekri ou anvan.",
  ],
  reportTitle: "Rapò ou a",
  statusTitle: "Kote li rive",
  received: "Nou resevwa l: {when}",
  openedTitle: "Yon moun te wè non ou",
  opened:
    "{when}: 2 moun nan biwo sa a te pèmèt yon kòlèg wè sa ou te di nou sou ou menm, {because}.",
  openedBecause: {
    ask: "paske yo te vle mande ou yon bagay sou rapò ou a",
    witness: "paske yo te vle mande ou pou ou pale kòm temwen",
    court: "paske yon tribinal te bay lòd fè sa",
    safety: "paske yo te pè pou sekirite ou oswa pou sekirite lòt moun",
    other: "akòz travay yo sou rapò ou a",
  },
  filesTitle: "Fichye ou yo",
  noFiles: "Ou pa voye okenn fichye.",
  fingerprintNote:
    "Anprent lan se yon nimewo ki fèt ak tout sa ki nan yon fichye. Note l pou ou ka pwouve pita sa ou te voye.",
  close: "Fèmen rapò mwen an",
  closed: "Rapò ou a fèmen sou ekran sa a. Anyen pa rete sou aparèy sa a.",
  leaveNote: "Lè ou fini, peze Fèmen rapò mwen an, epi Soti kounye a.",
};
