import type { WordingOf } from "../catalogue.ts";

/** What came with a file, and what its sender can tell us about it. */
export const fileLook: WordingOf<"fileLook"> = {
  title: "Pale nou de fichye sa a",
  step: "Foto ak fichye",
  kept: "Nou kenbe chak fichye jan li te rive. Nou pa chanje anyen ladan l.",
  lead: "Ou ka kite nenpòt kare vid. Sa ou ekri rete kòm pawòl ou, bò kote fichye a.",
  kinds: {
    photo: "foto",
    video: "videyo",
    audio: "fichye son",
    document: "papye",
    other: "fichye",
  },
  seenTitle: "Sa ki vini avèk li",
  time: {
    found: "Jou ak lè: fichye a di {when}.",
    moment: "Jou ak lè: fichye a di {when}. Li ka pa bon, oswa se lè yon kopi.",
    weak: "Jou ak lè: gen yon dat ladan l, men li ka dat yon kopi.",
    disagree: "Jou ak lè: gen plis pase youn ladan l, epi yo pa menm.",
    none: "Jou ak lè: pa genyen nan {kind} sa a.",
    unread:
      "Jou ak lè: nou pa t ka li sa isit la. Li ka toujou nan {kind} sa a. Nou gade ankò pita.",
  },
  place: {
    found: "Kote: gen youn nan {kind} sa a, nan {near} oswa toupre.",
    foundUnnamed: "Kote: gen youn nan {kind} sa a.",
    disagree: "Kote: gen plis pase youn ladan l, epi yo pa menm.",
    emptied:
      "Kote: {kind} sa a pa gen kote ladan l kounye a. Souvan telefòn retire l anvan yo voye.",
    unclear: "Kote: gen yon bagay ladan l, men li pa di ki kote.",
    none: "Kote: {kind} sa a pa gen kote ladan l. Souvan telefòn ak aplikasyon retire l.",
    unread: "Kote: nou pa t ka li sa isit la. Li ka toujou nan {kind} sa a. Nou gade ankò pita.",
  },
  passedOn: {
    unsent:
      "Yon pwen egzak ki nan fichye a rete ladan l. Moun k ap travay sou rapò ou a wè l tou, epi li ale avèk fichye a si nou montre l nan yon tribinal. Si se lakay ou, ou ka reprann fichye a anvan ou voye rapò a.",
    sent: "Yon pwen egzak ki nan fichye a rete ladan l. Moun k ap travay sou rapò ou a wè l tou, epi li ale avèk fichye a si nou montre l nan yon tribinal.",
  },
  notLooked: "Nou poko gade nan fichye sa a. Rechaje paj sa a pou wè sa ki vini avèk li.",
  askPlace: "Ki kote sa te ye? Di nou",
  askTime: "Kilè sa te ye? Di nou",
  askMore: "Di nou plis sou li",
  change: "Chanje sa ou te di nou",
  addMore: "Ajoute sou sa ou te di nou",
  aboutHidden: "{ask}: {name}",
  seeLink: "Gade sa ki vini avèk li",
  saidTitle: "Ou te di nou",
  said: { place: "Ki kote", time: "Kilè", shows: "Sa li montre" },
  fields: {
    place: { label: "Ki kote sa te ye?", hint: "Yon kwen lari, yon magazen oswa yon vil ase." },
    time: { label: "Kilè sa te ye?", hint: "Ak pwòp mo ou, tankou “vandredi a 5 pm”." },
    shows: {
      label: "Kisa li montre?",
      hint: "Ki moun ki se ki moun, oswa ki kote pou gade. Nan yon videyo, minit la ede.",
    },
  },
  usePlace: {
    title: "Èske ou vle sèvi ak kote sa a pou rapò ou a?",
    lead: "Nou fè sa sèlman si ou peze youn nan bouton sa yo. Pa peze yo si fichye a soti yon lòt kote, tankou lakay ou.",
    near: "Wi, men sèlman anviwon ki kote (yon demi mil, 800 mèt)",
    exact: "Wi, pwen egzak la",
    used: "Kounye a, rapò ou a gen kote ki nan fichye sa a: {point}. Ou ka chanje l anvan ou voye rapò a.",
  },
  save: "Anrejistre",
  send: "Voye sa ban nou",
  sentNote:
    "Rapò ou a voye, kidonk sa ou te di nou anvan rete jan li ye. Sa ou ekri isit la ajoute sou li.",
  nothingSaid: "Tanpri, ekri nan youn nan kare yo anvan.",
  toldEnough:
    "Ou te pale nou de fichye sa a {most} fwa. Nou kenbe tout sa. Nou pa ka pran plis isit la, kidonk sa ou fèk ekri a pa voye.",
  back: "Retounen nan fichye ou yo",
  gone: "Fichye sa a pa isit la ankò, oswa vizit ou a fini. Anyen pa anrejistre.",
};
