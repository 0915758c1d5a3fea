import type { WordingOf } from "../catalogue.ts";

/** The first page. */
export const start: WordingOf<"start"> = {
  title: "Fè rapò sou sa ajan federal te fè",
  lead: "Di nou sa ou te wè oswa sa ki te rive ou. Ou pa oblije bay non ou.",
  who: "Nou se avoka Eta a. Nou verifye si yon ajan federal te vyole lalwa. Nou pa travay pou gouvènman federal la.",
  canSendTitle: "Ou ka voye",
  canSend: ["pwòp mo ou", "foto, videyo ak son", "lèt, papye ak kapti ekran"],
  needTitle: "Anvan ou kòmanse",
  need: [
    "Sa pran anviwon 10 minit.",
    "Nou bezwen konnen sa ki te pase ak ki kote. Ou ka sote tout rès la.",
    "Ou ka kanpe epi tounen sou telefòn oswa òdinatè sa a pandan 7 jou.",
    "Soti kounye a, anlè, voye ou touswit sou yon lòt sit. Lè sa a, aparèy sa a bliye rapò ou a.",
    "Nou pa mande si ou se sitwayen oswa si ou gen papye. Tanpri, pa ekri sa.",
  ],
  unfinished: {
    other:
      "{n} fichye nan yon rapò ki voye epi ki louvri isit la poko rive konplè. Si ou kòmanse yon lòt rapò isit la, sa kanpe. Nou kenbe sa ki te rive. Ou ka kontinye ak kòd rapò sa a.",
  },
  begin: "Kòmanse yon rapò",
  goOn: "Kontinye ak rapò ou a",
  goOnNote: "Ou te kòmanse yon rapò sou aparèy sa a. Li toujou la, epi li poko voye.",
  deleteTitle: "Efase bouyon sa a",
  deleteNote:
    "Sa efase mo ou yo ak fichye ou yo sou òdinatè nou yo. Nou pa ka fè yo tounen. Si ou te ajoute fichye, nou kenbe sèlman yon nòt ki di te genyen.",
  delete: "Efase bouyon mwen an",
  deleted: "Bouyon ou a efase.",
  sentTitle: "Ou te voye yon rapò sou aparèy sa a",
  sentLink: "Gade l ankò",
  comeBackTitle: "Èske ou te voye yon rapò anvan?",
  comeBack: "Louvri l ak kòd ou",
  keepTitle: "Kenbe foto ak videyo ou yo",
  keep: "Pa efase yo sou telefòn ou, menm apre ou voye yo. Pa koupe yo ni ajoute tèks sou yo.",
  next: "Apre sa, nou mande sa ki te pase.",
};
