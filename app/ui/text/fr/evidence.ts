import type { WordingOf } from "../catalogue.ts";

/** The page where files are added. */
export const evidence: WordingOf<"evidence"> = {
  step: "Photos et fichiers",
  title: "Avez-vous des photos, des vidéos ou des documents ?",
  lead: "Vous pouvez en ajouter autant que vous voulez, ou aucun. Vos mots comptent aussi sans eux.",
  next: "Ensuite, nous demandons qui était là.",
  choose: {
    label: "Choisir des fichiers",
    hint: "Toutes sortes de photos, de vidéos, de sons ou de documents. Jusqu’à {limit} par fichier.",
  },
  add: "Ajouter ces fichiers",
  addNote:
    "Gardez cette page ouverte jusqu’à l’arrivée des fichiers. Une longue vidéo peut prendre beaucoup de minutes.",
  keptOnce:
    "Si vous ajoutez deux fois le même fichier, nous le gardons une seule fois. Si vous l’enlevez ensuite de cette liste, nous ne l’avons plus.",
  listTitle: "Vos fichiers",
  listEmpty: "Pas encore de fichiers.",
  // In French, `one` is also the form of 0.
  count: { one: "{n} fichier reçu en entier", other: "{n} fichiers reçus en entier" },
  differ: {
    one: "{n} fichier n’est pas comme il était sur votre appareil. La liste dit lequel.",
    other: "{n} fichiers ne sont pas comme ils étaient sur votre appareil. La liste dit lesquels.",
  },
  noSuchFile:
    "Nous n’avons pas trouvé ce fichier dans le signalement ouvert ici. Cette page montre les fichiers qu’il contient.",
  notRemoved:
    "Nous n’avons pas trouvé ce fichier dans ce signalement, donc rien n’a été enlevé. La liste montre ce qui est là.",
  continueWith: "Continuer",
  continueWithout: "Continuer sans fichiers",
  links: {
    title: "L’avez-vous vu sur internet ?",
    label: "Lien vers une publication ou une vidéo",
    hint: "Copiez-le en haut de votre navigateur, ou depuis « Partager ». Un lien à la fois.",
    seenLabel: "Quand l’avez-vous vu là-bas ?",
    seenHint: "Avec vos propres mots, comme « vendredi soir ». Vous pouvez laisser ceci vide.",
    add: "Ajouter ce lien",
    note: "Nous n’ouvrons pas les liens avec une machine. Une personne d’ici regarde et enregistre ce qui s’y trouve, si c’est encore en ligne.",
    listTitle: "Vos liens",
    seen: "Vous l’avez vu : {seen}",
    remove: "Retirer",
    removeHidden: "Retirer : {name}",
  },
  originalsTitle: "Envoyez le fichier tel qu’il est sorti de l’appareil photo",
  originals: [
    "Ne le coupez pas, n’ajoutez pas de texte et n’en faites pas de capture d’écran.",
    "Les applications de messages réduisent les photos et les vidéos et perdent des informations. Envoyez depuis le téléphone qui a filmé, si vous pouvez.",
    "Gardez le fichier sur votre téléphone après l’avoir envoyé.",
  ],
  deviceTime:
    "Votre appareil peut dire quand il a enregistré un fichier pour la dernière fois. Si votre navigateur nous envoie cette heure, nous la gardons avec le fichier.",
  placeShort:
    "Beaucoup de téléphones enlèvent le lieu d’une photo. Ce n’est pas grave : vous nous avez dit où c’était.",
  placeTitle: "Votre téléphone peut enlever le lieu d’une photo",
  place: [
    "Un téléphone peut enregistrer dans une photo où et quand elle a été prise. Cela peut aider à prouver ce qui s’est passé.",
    "La plupart des téléphones Android enlèvent maintenant le lieu quand vous ajoutez une photo à une page web. Nous ne pouvons pas changer cela.",
    "Un iPhone vous le demande : touchez « Options » avant de choisir la photo, et choisissez d’inclure le lieu ou non. Il peut aussi changer la photo en un autre type de fichier.",
    "C’est pourquoi nous vous avons demandé le lieu avec des mots. Vos mots comptent.",
    "Une photo venant d’un ordinateur, ou de l’application Fichiers de votre téléphone, peut encore contenir le lieu.",
  ],
  ownPlace:
    "Une photo peut aussi montrer où est votre domicile, si vous l’avez prise là. Nous gardons cela entre notre bureau et le tribunal.",
  someoneElse:
    "C’est une autre personne qui l’a filmé ? Vous pouvez quand même l’envoyer. Dites-le-nous sur la première page.",
};
