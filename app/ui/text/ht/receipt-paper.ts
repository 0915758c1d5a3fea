import type { WordingOf } from "../catalogue.ts";

/** A receipt on paper, and as a text to read: what stands around its facts. The receipt that can be checked is English (docs/receipt-format.md). */
export const receiptPaper: WordingOf<"receiptPaper"> = {
  title: "Resi",
  translated:
    "Sa a se resi ou nan lang ou, pou li. Se sèlman tèks an angle a, receipt.txt, ki ka verifye. Tanpri kenbe toude.",
  summaryNone: "Biwo sa a resevwa yon rapò. Li rive san fichye.",
  summary: { other: "Biwo sa a resevwa yon rapò ak {n} fichye." },
  received: "Rapò a resevwa",
  signedBy: "Ki moun ki siyen",
  officeOnly: "Se biwo a sèlman. Pa gen temwen endepandan ki siyen.",
  officeAnd: "Biwo a, ak {names}",
  log: "Rejis",
  key: "Anprent kle a",
  filesTitle: "Fichye yo",
  filesAbout:
    "Fichye yo pa gen non isit la. Ou rekonèt chak ak SHA-256 li, yon nimewo ki fèt ak tout sa ki ladan l. Pwogram sha256sum, shasum ak certutil ka montre l.",
  file: "Fichye",
  fileReceived: "Resevwa",
  fileSealed: "Sele",
  notSealed: "Poko lè sa a te fèt",
  digestFollows: "Ap vini lè fichye a sele",
  showsTitle: "Sa li montre",
  shows:
    "Biwo a note rapò sa a ak fichye sa yo nan lè sa yo. “Sele” vle di yon fichye te anrejistre, yo reli l epi li te menm jan. Biwo a siyen rejis li. Li pa ka chanje l pita san resi sa a pa montre sa.",
  showsNotTitle: "Sa li pa montre",
  showsNot:
    "Li pa montre sa ki nan rapò a ak nan fichye yo, ki moun ki voye yo, ni si se laverite. Li pa montre sa ki vini apre: yon tribinal ka bay yon biwo lòd remèt yon fichye oswa efase l.",
  noCode: "Resi sa a pa louvri rapò a. Se kòd la ki louvri l, epi li pa isit la.",
  checkTitle: "Kijan pou verifye l",
  check:
    "Ale sou /check-receipt sou sit biwo a ak receipt.txt. Oswa kenbe paj yo ofri la a: li verifye san entènèt. Fichye docs/receipt-format.md nan Bearwitness gen kòmand yo pou fè sa alamen.",
  checkKey:
    "Nan chak fason, mande biwo a anprent kle a nan yon lòt chemen, tankou yon lèt. Konpare l ak sa ki anwo a.",
  programsTitle: "Pou pwogram",
  programsAttached: "Resi an tèks la tache nan dokiman sa a sou non receipt.txt.",
  programsAll: "Men dezyèm mwatye li: kle, anrejistreman, prèv, ak eta rejis la ki siyen.",
  programsSome:
    "Anrejistreman ak prèv li yo ta plen anpil paj. Men kle yo ak eta rejis la ki siyen.",
  running: "Kòd la pa sou papye sa a",
  page: "Paj {n} sou {total}",
  attachment: "Menm resi a an tèks, pou pwogram",
};
