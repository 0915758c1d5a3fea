import type { WordingOf } from "../catalogue.ts";

/** The page where files are added. */
export const evidence: WordingOf<"evidence"> = {
  step: "Foto ak fichye",
  title: "Èske ou gen foto, videyo oswa papye?",
  lead: "Ou ka ajoute valè ou vle, oswa okenn. Pawòl ou konte san yo tou.",
  next: "Apre sa, nou mande ki moun ki te la.",
  choose: {
    label: "Chwazi fichye",
    hint: "Nenpòt kalite foto, videyo, son oswa papye. Jiska {limit} pou chak fichye.",
  },
  add: "Ajoute fichye sa yo",
  addNote: "Kite paj sa a louvri jiskaske fichye yo rive. Yon videyo ki long ka pran anpil minit.",
  keptOnce:
    "Si ou ajoute menm fichye a de fwa, nou kenbe l yon sèl fwa. Si apre sa ou retire l nan lis sa a, nou pa genyen l ankò.",
  listTitle: "Fichye ou yo",
  listEmpty: "Poko gen fichye.",
  // A noun has one form for every number.
  count: { other: "{n} fichye rive konplè" },
  differ: { other: "{n} fichye pa menm jan ak sa ki te sou aparèy ou a. Lis la di kilès." },
  noSuchFile:
    "Nou pa jwenn fichye sa a nan rapò ki louvri isit la. Paj sa a montre fichye li genyen yo.",
  notRemoved:
    "Nou pa jwenn fichye sa a nan rapò a, kidonk nou pa retire anyen. Lis la montre sa ki la.",
  continueWith: "Kontinye",
  continueWithout: "Kontinye san fichye",
  links: {
    title: "Èske ou te wè l sou entènèt?",
    label: "Lyen yon piblikasyon oswa yon videyo",
    hint: "Kopye l anlè navigatè ou a, oswa nan Pataje. Yon lyen alafwa.",
    seenLabel: "Kilè ou te wè l la?",
    seenHint: "Ak pwòp mo ou, tankou “vandredi swa”. Ou ka kite sa vid.",
    add: "Ajoute lyen sa a",
    note: "Nou pa louvri lyen ak òdinatè pou kont li. Yon moun isit la gade epi anrejistre sa ki la, si li toujou la.",
    listTitle: "Lyen ou yo",
    seen: "Ou te wè l: {seen}",
    remove: "Reprann",
    removeHidden: "Reprann: {name}",
  },
  originalsTitle: "Voye fichye a jan li soti nan kamera a",
  originals: [
    "Pa koupe l, pa ajoute tèks sou li, epi pa fè kapti ekran li.",
    "Aplikasyon ki voye mesaj fè foto ak videyo vin pi piti epi yo pèdi enfòmasyon. Voye l soti nan telefòn ki te filme a, si ou kapab.",
    "Kenbe fichye a sou telefòn ou apre ou voye l.",
  ],
  deviceTime:
    "Aparèy ou ka di kilè li te anrejistre yon fichye pou dènye fwa. Si navigatè ou voye lè sa a ban nou, nou kenbe l ak fichye a.",
  placeShort:
    "Anpil telefòn retire kote a nan yon foto. Sa pa fè anyen: ou te di nou ki kote sa te ye.",
  placeTitle: "Telefòn ou ka retire kote a nan yon foto",
  place: [
    "Yon telefòn ka anrejistre nan yon foto ki kote ak kilè li te pran. Sa ka ede pwouve sa ki te pase.",
    "Kounye a, pifò telefòn Android retire kote a lè ou ajoute yon foto sou yon paj entènèt. Nou pa ka chanje sa.",
    "Yon iPhone mande ou: touche Opsyon (Options) anvan ou chwazi foto a, epi chwazi si ou mete kote a oswa non. Li ka chanje foto a an yon lòt kalite fichye tou.",
    "Se pou sa nou te mande ou kote a ak mo. Pawòl ou konte.",
    "Yon foto ki soti nan yon òdinatè, oswa nan aplikasyon Fichye (Files) sou telefòn ou, ka toujou gen kote a ladan l.",
  ],
  ownPlace:
    "Yon foto ka montre ki kote lakay ou ye tou, si se la ou te pran l. Nou kenbe sa andedan biwo nou ak tribinal la.",
  someoneElse:
    "Èske se yon lòt moun ki te filme l? Ou ka voye l kanmenm. Di nou sa sou premye paj la.",
};
