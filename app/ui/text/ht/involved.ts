import type { WordingOf } from "../catalogue.ts";

/** The page about officers and cars, and the two pages behind it. */
export const involved: WordingOf<"involved"> = {
  step: "Ki moun ki te la",
  title: "Ki ajan ak ki machin ou te wè?",
  lead: "Di nou sa ou te wè sou chak. Ou ka ajoute plizyè, oswa okenn. Ou pa bezwen konnen yon non.",
  next: "Apre sa, nou mande kèk bagay sou ou menm ak sou rapò sa a.",
  addOfficer: "Ajoute yon ajan",
  addVehicle: "Ajoute yon machin",
  listTitle: "Sa ou ajoute",
  change: "Chanje",
  changeHidden: "Chanje: {name}",
  remove: "Reprann",
  removeHidden: "Reprann: {name}",
  save: "Anrejistre",
  back: "Retounen nan lis la",
  officerNumber: "Ajan {n}",
  vehicleNumber: "Machin {n}",
  sure: { yes: "Wi", no: "Non", unknown: "Mwen pa konnen" },
  officer: {
    title: "Kisa ou te wè sou ajan sa a?",
    lead: "Ranpli sa ou konnen. Kite rès la vid. Tanpri, pa devine.",
    patch: {
      label: "Mo oswa desen sou rad la",
      hint: "Sou jilè a, manch lan oswa kaskèt la. Tankou “POLICE” oswa “ICE”.",
    },
    looks: {
      label: "Ki sanble ajan an te genyen?",
      hint: "Rad, ekipman, wotè, cheve, vwa. Èske te gen yon kamera sou jilè a?",
    },
    faceCovered: { label: "Èske figi a te kouvri?" },
    badgeSeen: { label: "Èske ou te ka wè yon badj oswa yon non?" },
    badge: {
      label: "Kisa badj la oswa etikèt non an te di?",
      hint: "Yon pati ladan l ede tou.",
    },
    asked: {
      label: "Èske yon moun te mande ajan an ki moun li ye?",
      said: "Wi, epi ajan an te di nou",
      refused: "Wi, epi ajan an te di non",
      silent: "Wi, epi ajan an pa t reponn",
      "not-asked": "Pèsonn pa t mande",
      unknown: "Mwen pa konnen",
    },
    answer: { label: "Kisa ajan an te reponn?", hint: "Mo yo, selon sa ou konnen." },
    did: { label: "Kisa ajan sa a te fè?", hint: "Yon ti fraz kout ase." },
  },
  vehicle: {
    title: "Kisa ou te wè sou machin sa a?",
    lead: "Ranpli sa ou konnen. Kite rès la vid. Tanpri, pa devine.",
    plate: { label: "Plak", hint: "Yon pati ladan l ede tou. Mete ? pou sa ou pa t ka li." },
    plateFrom: { label: "Eta ki sou plak la", hint: "Si pa t gen plak, di nou sa isit la." },
    looks: {
      label: "Ki jan li te ye?",
      hint: "Koulè, mak, kalite, tankou “kamyonèt blan, Ford”.",
    },
    markings: { label: "Mo, limyè oswa desen sou li", hint: "Si pa t genyen, di sa." },
    did: { label: "Pou kisa yo te sèvi avè l?", hint: "Tankou “yo te mete yon nonm ladan l”." },
  },
};
