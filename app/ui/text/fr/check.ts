import type { WordingOf } from "../catalogue.ts";

/** The page before sending. */
export const check: WordingOf<"check"> = {
  step: "Vérifier et envoyer",
  title: "Vérifiez votre signalement",
  lead: "Rien n’est encore envoyé. Vous pouvez modifier toutes les réponses.",
  whatHappened: "Ce qui s’est passé",
  whereAndWhen: "Où et quand",
  questions: "Quelques questions",
  noQuestions: "Vous n’avez répondu à aucune.",
  files: "Fichiers",
  aboutYou: "À propos de vous",
  category: "De quoi il s’agit",
  narrative: "Vos mots",
  place: "Lieu",
  coordinates: "Nombres de la carte",
  pointFrom: {
    typed: "{point}",
    position: "{point} (de votre téléphone)",
    file: "{point} (de votre fichier)",
    map: "{point} (votre repère sur la carte)",
  },
  pointWithin: "{point}, à {metres} mètres au plus",
  time: "Jour et heure",
  timeUnknown: "Vous n’avez pas dit quand",
  timeAt: "{day}, {time}",
  timeSpan: "{from} – {until}",
  timeAbout: "{time} (à peu près)",
  links: "Liens",
  involved: "Qui était là",
  noSightings: "Vous ne nous avez parlé d’aucun agent ni d’aucune voiture.",
  yourPart: "Plus sur votre signalement",
  statusWords:
    "Vos mots disent peut-être si quelqu’un a des papiers ou la nationalité. Nous n’en avons pas besoin. Si vous voulez, enlevez-le avant d’envoyer.",
  noFiles: "Pas de fichiers.",
  anonymous: "Vous ne donnez pas de nom, et ne voulez pas de messages.",
  "only-here": "Vous ne donnez pas de nom. Nous pouvons vous écrire sur ce site.",
  contact:
    "Vous nous avez donné un moyen de vous joindre. Il est sous clé, donc nous ne le montrons pas ici.",
  change: "Modifier",
  changeHidden: "Modifier : {name}",
  truth: "En envoyant ceci, vous nous dites que c’est vrai, pour autant que vous le sachiez.",
  send: "Envoyer le signalement",
  busy: "Beaucoup de personnes envoient des signalements en ce moment. Votre signalement est en sécurité, mais pas encore envoyé. Merci d’attendre 10 secondes et d’appuyer encore sur « Envoyer le signalement ».",
  wait: "Beaucoup de personnes envoient des signalements en ce moment. Vous pouvez envoyer le vôtre dans {seconds} seconde(s).",
  waitFirst:
    "Tout ce que vous avez écrit est enregistré. Profitez de ce temps pour le relire une fois.",
  waitHere:
    "Tout ce que vous avez écrit est enregistré. Cette page regarde encore toute seule. Appuyez ensuite sur « Envoyer le signalement ».",
  turn: "C’est maintenant votre tour. Merci d’appuyer sur « Envoyer le signalement ».",
  working:
    "Beaucoup de personnes envoient des signalements en ce moment. Le vôtre est le suivant. Cela peut prendre une demi-minute.",
  next: "Après avoir appuyé sur « Envoyer le signalement », vous recevez un code. Préparez du papier ou un appareil photo.",
};
