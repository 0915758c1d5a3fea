import type { WordingOf } from "../catalogue.ts";

/** The page of a named event, and what the form says to somebody who comes from one. */
export const eventPage: WordingOf<"eventPage"> = {
  where: "Où",
  when: "Quand",
  notReviewed: "Personne n’a encore vérifié cette traduction.",
  ask: "Avez-vous vu ou entendu quelque chose là-bas ? Avez-vous des photos ou des vidéos ? Vous pouvez nous le dire.",
  noName: "Vous n’avez pas besoin de donner votre nom.",
  keeps:
    "Si vous commencez ici, votre signalement dit qu’il a commencé sur cette page. Nous ne pensons pas que vous étiez là-bas tant que vous ne nous le dites pas.",
  begin: "Commencer un signalement",
  next: "Ensuite, nous demandons ce qui s’est passé.",
  closed: "Cette page ne prend plus de signalements.",
  other: "Vous pouvez encore nous parler de cela ou d’autre chose sur notre première page.",
  otherLink: "Aller à la première page",
  from: "La page d’où vous venez",
  named: "L’événement que nomme votre signalement",
  leave: {
    button: "Mon signalement ne parle pas de cet événement",
    done: "Votre signalement ne nomme plus l’événement « {event} ». Vos réponses à ses questions ne seront pas envoyées.",
    back: "Il parle bien de cet événement",
  },
  offer: {
    title: "Étiez-vous là-bas à ce moment ?",
    lead: "La page d’où vous venez dit un lieu et un moment. Vous étiez peut-être là-bas à un autre moment, ou dans un autre lieu.",
    fill: "Oui. Remplir avec ce lieu et ce moment",
    own: "Sinon, écrivez les vôtres plus bas.",
    filled:
      "Nous avons rempli le lieu et le moment de cette page. Merci de vérifier les 2. Changez ce qui n’était pas ainsi pour vous.",
  },
  poster: {
    ask: "Étiez-vous là-bas ? Dites-nous ce que vous avez vu.",
    name: "Vous n’avez pas besoin de donner votre nom.",
    how: "Visez le carré avec l’appareil photo d’un téléphone, ou tapez cette adresse :",
    square: "Un carré pour l’appareil photo d’un téléphone. Il ouvre {address}.",
    emergency: "En danger maintenant ? Appelez le {number}.",
  },
};
