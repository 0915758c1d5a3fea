import type { WordingOf } from "../catalogue.ts";

/** A receipt on paper, and as a text to read: what stands around its facts. The receipt that can be checked is English (docs/receipt-format.md). */
export const receiptPaper: WordingOf<"receiptPaper"> = {
  title: "Reçu",
  translated:
    "Voici votre reçu dans votre langue, à lire. Seul le texte en anglais, receipt.txt, peut être vérifié. Gardez les deux.",
  summaryNone: "Ce bureau a reçu un signalement. Il est arrivé sans fichiers.",
  summary: {
    one: "Ce bureau a reçu un signalement avec {n} fichier.",
    other: "Ce bureau a reçu un signalement avec {n} fichiers.",
  },
  received: "Signalement reçu",
  signedBy: "Signé par",
  officeOnly: "Le bureau seulement. Aucun témoin indépendant n’a signé.",
  officeAnd: "Le bureau, et {names}",
  log: "Journal",
  key: "Empreinte de la clé",
  filesTitle: "Les fichiers",
  filesAbout:
    "Ici, les fichiers n’ont pas de nom. On reconnaît chacun à son SHA-256, un nombre tiré de tout ce qu’il contient. Les programmes sha256sum, shasum et certutil peuvent l’afficher.",
  file: "Fichier",
  fileReceived: "Reçu",
  fileSealed: "Scellé",
  notSealed: "Pas encore quand ceci a été fait",
  digestFollows: "Viendra quand le fichier sera scellé",
  showsTitle: "Ce que cela montre",
  shows:
    "Le bureau a noté ce signalement et ces fichiers à ces heures. « Scellé » veut dire qu’un fichier a été enregistré, relu et trouvé identique. Le bureau signe son journal. Il ne peut pas le changer plus tard sans que ce reçu le montre.",
  showsNotTitle: "Ce que cela ne montre pas",
  showsNot:
    "Il ne montre pas ce qu’il y a dans le signalement et les fichiers, qui les a envoyés, ni si c’est vrai. Il ne montre pas ce qui s’est passé après : un tribunal peut ordonner à un bureau de rendre un fichier ou de l’effacer.",
  noCode: "Ce reçu n’ouvre pas le signalement. Le code l’ouvre, et il n’est pas ici.",
  checkTitle: "Comment le vérifier",
  check:
    "Allez sur /check-receipt sur le site du bureau avec receipt.txt. Ou gardez la page qui y est proposée : elle vérifie sans internet. Le fichier docs/receipt-format.md de Bearwitness donne les commandes pour le faire à la main.",
  checkKey:
    "Dans chaque cas, demandez l’empreinte de la clé au bureau par un autre moyen, comme une lettre. Comparez-la avec celle ci-dessus.",
  programsTitle: "Pour les programmes",
  programsAttached: "Le reçu en texte est joint à ce document sous le nom receipt.txt.",
  programsAll: "Voici sa seconde moitié : clés, notes, preuves et état signé du journal.",
  programsSome:
    "Ses notes et ses preuves rempliraient beaucoup de pages. Voici les clés et l’état signé du journal.",
  running: "Le code n’est pas sur ce papier",
  page: "Page {n} sur {total}",
  attachment: "Le même reçu en texte, pour les programmes",
};
