import type { WordingOf } from "../catalogue.ts";

/** Checking a receipt, by anyone who has one. */
export const checkReceipt: WordingOf<"checkReceipt"> = {
  title: "Verifye yon resi",
  lead: "Kole yon resi. N ap di ou si se nou ki bay li, epi si yon moun chanje l.",
  receipt: {
    label: "Resi a",
    hint: "Louvri fichye tèks la, chwazi tout, kopye l epi kole l isit la.",
    because: "Nou bezwen tout tèks la, ak liy lèt ki long yo nan fen li.",
  },
  digest: {
    label: "Anprent yon fichye",
    hint: "Si ou gen yon fichye epi ou konnen SHA-256 li, n ap di ou si fichye a nan resi sa a.",
  },
  check: "Verifye resi sa a",
  problems: {
    empty: "Tanpri, kole yon resi anvan.",
    "not-a-receipt":
      "Sa pa sanble youn nan resi nou yo. Li kòmanse ak “Bearwitness receipt”. Tanpri, kole tout tèks la.",
    digest: "Nou pa t ka li anprent lan. Yon SHA-256 gen 64 lèt ak chif, 0 rive 9 ak a rive f.",
  },
  genuineTitle: "Resi sa a bon vre",
  genuine: "Se nou ki bay li. Nou resevwa rapò sa a: {when}.",
  fileSealed: "Biwo sa a gen fichye sa a depi {when}. Nou verifye sa nou te sere a: {sealed}.",
  fileReceived: "Biwo sa a gen fichye sa a depi {when}. Li potko sere nèt lè resi a te fèt.",
  fingerprintFollows: "Nou potko pran anprent li lè resi a te fèt.",
  fileIsTyped: "Se fichye sa a ou te mande a.",
  noFiles: "Rapò a te vini san fichye.",
  digestIn: "Anprent ou bay la nan resi sa a.",
  digestNotIn: "Anprent ou bay la pa nan resi sa a.",
  meaning:
    "Resi a montre sa nou resevwa ak kilè. Li pa montre sa ki ladan l, ki moun ki voye l, ni si se laverite.",
  later:
    "Li pa ka montre sa ki vini apre. Yon tribinal ka bay nou lòd remèt yon fichye oswa efase l.",
  officeOnly: "Se nou sèlman ki siyen l. Pa gen moun deyò ki siyen l tou.",
  witness: "{name} siyen l tou.",
  witnessUnknown: "Li di {name} te siyen l tou. Nou pa konnen kle li, kidonk tanpri mande l.",
  logDiffers:
    "Men, pwòp rejis nou yo pa menm ak sa yo te sèvi pou fè resi sa a. Tanpri, sere l byen epi di nou sa, oswa di yon avoka oswa yon tribinal.",
  notGenuineTitle: "Resi sa a pa bon",
  notGenuine: "Se pa yon resi jan nou te bay li. Pa konte sou sa li di.",
  reasons: {
    "cannot-be-read": "Nou pa ka li tout. Yon moso ka manke, oswa gen lèt ki chanje.",
    "words-changed": "Kèk nan mo li yo chanje.",
    "file-changed": "Sa li di sou fichye {number} chanje.",
    "other-key": "Li siyen ak yon kle ki pa pou nou.",
    "retired-key": "Li siyen ak yon kle nan yon moman nou pa t sèvi ak kle sa a.",
    "other-log": "Li soti nan yon lòt biwo, oswa premye liy li yo chanje.",
    "not-signed": "Li pa siyen jan resi nou yo siyen.",
    "signature-fails": "Siyati a pa koresponn. Sa ki te siyen an chanje.",
    "not-in-log": "Pati {number} ladan l pa nan rejis nou yo.",
    "records-do-not-fit": "Pati li yo pa mache ansanm. Li posib yon fichye manke.",
  },
  notGenuineNext:
    "Si se nan men nou ou te pran l, eseye ankò ak fichye a menm. Yon kopi ki soti nan yon imèl oswa nan yon foto ka pèdi lèt.",
  selfTitle: "Verifye l san nou",
  self: "Ou pa oblije fè nou konfyans. Ou ka anrejistre yon paj ki verifye yon resi, ak fichye ou yo, san entènèt.",
  selfLink: "Anrejistre paj ki verifye resi yo",
  keyTitle: "Kle nou",
  key: "Nou siyen ak kle sa a. Konpare l ak yon lèt oswa ak dosye yon tribinal, pa ak paj sa a sèlman.",
  own: {
    title: "Resi ou pou ou kenbe",
    what: "Li pwouve ki fichye ou voye ban nou, ak kilè. Li pa gen kòd ou, non ou, mo ou yo ni fichye ou yo ladan l.",
    pdf: "Resi an PDF, pou enprime",
    text: "Resi an tèks, pou verifye pita",
    translated: "Menm bagay la nan lang ou, pou li",
    care: "Nenpòt moun ki jwenn li ka wè yon moun te voye yon rapò ban nou. Sere l kote pèsonn p ap gade.",
    check: "Kijan nenpòt moun ka verifye yon resi",
  },
  notKept:
    "Nou pa kenbe sa ou kole isit la. Pa gen anyen sou paj sa a ki di ki moun ki voye yon rapò.",
};
