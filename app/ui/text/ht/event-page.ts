import type { WordingOf } from "../catalogue.ts";

/** The page of a named event, and what the form says to somebody who comes from one. */
export const eventPage: WordingOf<"eventPage"> = {
  where: "Ki kote",
  when: "Ki lè",
  notReviewed: "Pèsonn poko verifye tradiksyon sa a.",
  ask: "Èske ou te wè oswa tande yon bagay la? Èske ou gen foto oswa videyo? Ou ka di nou.",
  noName: "Ou pa oblije bay non ou.",
  keeps:
    "Si ou kòmanse isit la, rapò ou a di li te kòmanse sou paj sa a. Nou pa konsidere ou te la jouk ou di nou sa.",
  begin: "Kòmanse yon rapò",
  next: "Apre sa, nou mande sa ki te pase.",
  closed: "Paj sa a pa pran rapò ankò.",
  other: "Ou ka toujou di nou sa oswa yon lòt bagay sou premye paj nou an.",
  otherLink: "Ale sou premye paj la",
  from: "Paj kote ou soti a",
  named: "Evènman rapò ou a nonmen",
  leave: {
    button: "Rapò mwen an pa sou evènman sa a",
    done: "Rapò ou a pa nonmen evènman “{event}” ankò. Repons ou te bay sou kesyon paj sa a p ap voye.",
    back: "Li sou evènman sa a kanmenm",
  },
  offer: {
    title: "Èske ou te la nan lè sa a?",
    lead: "Paj kote ou soti a bay non yon kote ak yon lè. Ou ka te la nan yon lòt lè, oswa yon lòt kote.",
    fill: "Wi. Mete kote sa a ak lè sa a",
    own: "Si se pa sa, ekri pa ou pi ba a.",
    filled:
      "Nou mete kote a ak lè a ki soti sou paj sa a. Tanpri, verifye tou 2. Chanje sa ki pa t konsa pou ou.",
  },
  poster: {
    ask: "Èske ou te la? Di nou sa ou te wè.",
    name: "Ou pa oblije bay non ou.",
    how: "Vize kare a ak kamera yon telefòn, oswa tape adrès sa a:",
    square: "Yon kare pou kamera yon telefòn. Li louvri {address}.",
    emergency: "Èske ou an danje kounye a? Rele {number}.",
  },
};
