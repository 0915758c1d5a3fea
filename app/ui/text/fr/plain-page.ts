import type { WordingOf } from "../catalogue.ts";

/** The short page that is served when no other can be: a form or address that could not be taken, or a server that is busy or broken. */
export const plainPage: WordingOf<"plainPage"> = {
  unreadable: "Nous n’avons pas pu lire ce qui a été envoyé.",
  notServed: "Cette adresse n’est pas servie ici.",
  noPage: "Cette page n’existe pas.",
  tooLong: "Cette adresse est trop longue.",
  cannotDo: "Cette page ne peut pas faire cela.",
  otherForm:
    "Ce formulaire ne venait pas de notre propre page, nous ne l’avons donc pas pris. Revenez en arrière, rechargez la page et envoyez-le de nouveau.",
  manyTries: "Il y a beaucoup d’essais en ce moment. Attendez une demi-minute, puis réessayez.",
  filesBusy:
    "Beaucoup de personnes envoient des fichiers en ce moment. Attendez une demi-minute, puis envoyez les vôtres de nouveau.",
  tooMuchText: "C’était trop de texte pour un seul formulaire. Merci de le raccourcir.",
  formBroken:
    "Nous n’avons pas pu lire le formulaire envoyé. Si un fichier a un nom inhabituel, renommez-le et réessayez.",
  busy: "Nous sommes très occupés. Réessayez dans quelques secondes.",
  broken: "Quelque chose s’est cassé de notre côté.",
  nothingLost: "Ce que vous avez envoyé avant est en sécurité chez nous.",
  again:
    "Pour envoyer la même chose encore une fois, rechargez cette page. Si votre navigateur demande, dites oui.",
  start: "Page de départ",
  leave: "Quitter maintenant",
};
