import type { WordingOf } from "../catalogue.ts";

/** Checking a receipt, by anyone who has one. */
export const checkReceipt: WordingOf<"checkReceipt"> = {
  title: "Vérifier un reçu",
  lead: "Collez un reçu. Nous vous disons s’il vient de nous, et si quelqu’un l’a modifié.",
  receipt: {
    label: "Le reçu",
    hint: "Ouvrez le fichier texte, sélectionnez tout, copiez-le et collez-le ici.",
    because: "Nous avons besoin de tout le texte, avec les longues lignes de lettres à la fin.",
  },
  digest: {
    label: "Empreinte d’un fichier",
    hint: "Si vous avez un fichier et connaissez son SHA-256, nous vous disons si le fichier est dans ce reçu.",
  },
  check: "Vérifier ce reçu",
  problems: {
    empty: "Merci de coller d’abord un reçu.",
    "not-a-receipt":
      "Cela ne ressemble pas à un de nos reçus. Un reçu commence par « Bearwitness receipt ». Merci de le coller en entier.",
    digest:
      "Nous n’avons pas pu lire l’empreinte. Un SHA-256 a 64 lettres et chiffres, de 0 à 9 et de a à f.",
  },
  genuineTitle: "Ce reçu est authentique",
  genuine: "C’est nous qui l’avons donné. Nous avons reçu ce signalement le {when}.",
  fileSealed:
    "Ce bureau a ce fichier depuis le {when}. Nous avons vérifié ce que nous avons conservé le {sealed}.",
  fileReceived:
    "Ce bureau a ce fichier depuis le {when}. Il n’était pas encore conservé de façon définitive quand le reçu a été fait.",
  fingerprintFollows: "Son empreinte n’était pas encore prise quand le reçu a été fait.",
  fileIsTyped: "C’est le fichier que vous cherchez.",
  noFiles: "Le signalement est arrivé sans fichiers.",
  digestIn: "L’empreinte que vous avez donnée est dans ce reçu.",
  digestNotIn: "L’empreinte que vous avez donnée n’est pas dans ce reçu.",
  meaning:
    "Le reçu montre ce que nous avons reçu et quand. Il ne montre pas ce qu’il y a dedans, qui l’a envoyé, ni si c’est vrai.",
  later:
    "Il ne peut pas montrer ce qui s’est passé après. Un tribunal peut nous ordonner de rendre un fichier ou de l’effacer.",
  officeOnly: "Nous sommes les seuls à l’avoir signé. Personne d’extérieur ne l’a signé aussi.",
  witness: "{name} l’a signé aussi.",
  witnessUnknown:
    "Il dit que {name} l’a signé aussi. Nous ne connaissons pas sa clé, donc merci de lui demander.",
  logDiffers:
    "Mais nos propres registres ne sont pas ceux qui ont servi à faire ce reçu. Merci de le garder en lieu sûr et de nous le dire, ou de le dire à un avocat ou à un tribunal.",
  notGenuineTitle: "Ce reçu n’est pas authentique",
  notGenuine: "Ce n’est pas un reçu tel que nous l’avons donné. Ne vous fiez pas à ce qu’il dit.",
  reasons: {
    "cannot-be-read":
      "Nous ne pouvons pas le lire en entier. Il manque peut-être un morceau, ou des lettres ont changé.",
    "words-changed": "Certains de ses mots ont changé.",
    "file-changed": "Ce qu’il dit du fichier {number} a changé.",
    "other-key": "Il a été signé avec une clé qui n’est pas la nôtre.",
    "retired-key": "Il a été signé avec une clé à un moment où nous n’utilisions pas cette clé.",
    "other-log": "Il vient d’un autre bureau, ou ses premières lignes ont changé.",
    "not-signed": "Il n’est pas signé comme nos reçus.",
    "signature-fails": "La signature ne correspond pas. Ce qui a été signé a changé.",
    "not-in-log": "Sa partie {number} n’est pas dans nos registres.",
    "records-do-not-fit":
      "Ses parties ne vont pas ensemble. Un fichier a peut-être été laissé de côté.",
  },
  notGenuineNext:
    "Si vous l’avez reçu de nous, essayez encore avec le fichier lui-même. Une copie tirée d’un e-mail ou d’une photo peut perdre des lettres.",
  selfTitle: "Le vérifier sans nous",
  self: "Vous n’avez pas besoin de nous faire confiance. Vous pouvez enregistrer une page qui vérifie un reçu, et vos fichiers, sans internet.",
  selfLink: "Enregistrer la page qui vérifie les reçus",
  keyTitle: "Notre clé",
  key: "Nous signons avec cette clé. Comparez-la avec une lettre ou avec le dossier d’un tribunal, pas seulement avec cette page.",
  own: {
    title: "Votre reçu à garder",
    what: "Il prouve quels fichiers vous nous avez envoyés, et quand. Il ne contient ni votre code, ni votre nom, ni vos mots, ni vos fichiers.",
    pdf: "Reçu en PDF, à imprimer",
    text: "Reçu en texte, à vérifier plus tard",
    translated: "La même chose dans votre langue, à lire",
    care: "La personne qui le trouve peut voir que quelqu’un nous a envoyé un signalement. Gardez-le là où personne ne regardera.",
    check: "Comment tout le monde peut vérifier un reçu",
  },
  notKept:
    "Nous ne gardons pas ce que vous collez ici. Rien sur cette page ne dit qui a envoyé un signalement.",
};
