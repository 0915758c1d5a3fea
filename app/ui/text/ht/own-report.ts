import type { WordingOf } from "../catalogue.ts";

/** What a reporter can do with a report that was sent, besides adding to it. */
export const ownReport: WordingOf<"ownReport"> = {
  title: "Korije oswa retire",
  lead: "Èske gen yon bagay ki chanje? Ou ka di nou sa isit la.",
  asked: "Ou te mande nou korije yon bagay: {when}. Pawòl ou yo anba Mesaj.",
  settled: "Nou te okipe sa: {when}.",
  seen: "Biwo a wè sa.",
  notSeen: "Biwo a poko wè sa.",
  correct: {
    link: "Korije yon bagay",
    title: "Korije yon bagay",
    lead: "Èske gen yon bagay ki pa kòrèk nan rapò ou a, oswa èske ou konnen plis kounye a? Di nou sa ki pa kòrèk ak sa ki kòrèk.",
    stays:
      "Sa ou te voye an premye rete jan li te ye. Pèsonn pa ka chanje l, menm nou menm. Sa ou ekri kounye a rete sou kote l.",
    field: {
      label: "Kisa ki pa kòrèk, epi kisa ki kòrèk?",
      hint: "Pa egzanp: machin nan pa t ble, li te vèt.",
      because: "Nou bezwen konnen kisa pou nou korije.",
    },
    send: "Voye sa bay biwo a",
    sent: "Nou gen sa ou vle korije a. Li anba Mesaj.",
  },
  withdraw: {
    link: "Retire rapò ou a",
    title: "Retire rapò ou a",
    lead: "Ou ka soti nan rapò ou a nenpòt lè. Ou pa oblije di poukisa. Men sa sa vle di:",
    points: [
      "Nou mande tout moun ki travay sou rapò ou a pou yo kite w trankil: pou yo pa rele w, epi pou yo pa mande w pou ou temwen.",
      "Si ou te bay non ou oswa fason pou jwenn ou, sa rete fèmen akle. Yo ka louvri l sèlman si yon tribinal bay lòd fè sa, oswa si yon moun ka an danje.",
      "Pawòl ou yo ak fichye ou yo rete isit la. Sa ki rive a dwe rete konplè, epi yo ka toujou sèvi avè l san ou.",
      "Yon tribinal ka toujou bay nou lòd remèt sa nou genyen.",
      "Ou ka toujou tounen ak kòd ou. Si ou ekri nou, nou ka reponn ou isit la.",
    ],
    undo: "Ou ka defè sa pita, sou paj rapò ou a.",
    yes: "Retire rapò mwen an",
    done: "Ou te retire rapò sa a: {when}.",
    doneNote:
      "Nou mande tout moun ki travay sou li pou yo kite w trankil. Pawòl ou yo ak fichye ou yo rete isit la. Èske ou chanje lide? Alò peze bouton an.",
    back: "Mwen ladan l ankò",
    backDone: "Rapò ou a pa retire ankò.",
    tooMany:
      "Ou chanje sa anpil fwa jodi a. Pou kounye a, rapò ou a rete retire. Tanpri, tounen demen, oswa ekri nou.",
  },
  copy: {
    title: "Pran yon kopi avè w",
    lead: "Ou ka sere sou aparèy sa a yon fichye ki gen sa ou te di nou. Non fichye ou yo ak mesaj nou yo ladan l, men fichye yo pa ladan l.",
    care: "Nenpòt moun ki sèvi ak aparèy sa a ka li l. Sere l sèlman si sa pa yon danje pou ou.",
    text: "Sere kòm tèks",
    json: "Sere kòm done (JSON)",
    tooMany: "Ou sere {most} kopi nan 1 jou. Tanpri, tounen demen pou pwochen an.",
    file: {
      title: "Sa ou te di nou",
      made: "Fèt: {when}",
      erased: "Sa ou te di nou sou tèt ou efase. Nou pa gen l ankò.",
      filesComing: "Fichye ki poko rive",
      coming: "{arrived} sou {size} rive",
      noFingerprint: "Li poko sele, kidonk li poko gen anprent",
      failed: "Sa nou genyen an se pa sa ou te voye a. Tanpri, kenbe pwòp fichye ou.",
      requests: "Sa ou te mande",
      takenBack: "Ou te defè sa: {when}.",
    },
  },
};
