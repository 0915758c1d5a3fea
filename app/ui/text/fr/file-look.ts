import type { WordingOf } from "../catalogue.ts";

/** What came with a file, and what its sender can tell us about it. The kinds bring their "this", which bends with them. */
export const fileLook: WordingOf<"fileLook"> = {
  title: "Parlez-nous de ce fichier",
  step: "Photos et fichiers",
  kept: "Nous gardons chaque fichier exactement comme il est arrivé. Nous n’y changeons rien.",
  lead: "Vous pouvez laisser vide n’importe quelle case. Ce que vous écrivez est gardé comme vos mots, à côté du fichier.",
  kinds: {
    photo: "cette photo",
    video: "cette vidéo",
    audio: "ce fichier son",
    document: "ce document",
    other: "ce fichier",
  },
  seenTitle: "Ce qui est venu avec lui",
  time: {
    found: "Jour et heure : le fichier dit {when}.",
    moment: "Jour et heure : le fichier dit {when}. C’est peut-être faux, ou l’heure d’une copie.",
    weak: "Jour et heure : il y a une date dedans, mais c’est peut-être la date d’une copie.",
    disagree: "Jour et heure : il y en a plus d’un dedans, et ils ne concordent pas.",
    none: "Jour et heure : il n’y en a pas dans {kind}.",
    unread:
      "Jour et heure : nous n’avons pas pu les lire ici. Ils sont peut-être encore dans {kind}. Nous regarderons de nouveau plus tard.",
  },
  place: {
    found: "Lieu : il y en a un dans {kind}, à {near} ou tout près.",
    foundUnnamed: "Lieu : il y en a un dans {kind}.",
    disagree: "Lieu : il y en a plus d’un dedans, et ils ne concordent pas.",
    emptied:
      "Lieu : il n’y en a pas maintenant dans {kind}. Souvent, les téléphones l’enlèvent avant d’envoyer.",
    unclear: "Lieu : il y a quelque chose dedans, mais cela ne dit pas où.",
    none: "Lieu : il n’y en a pas dans {kind}. Souvent, les téléphones et les applications l’enlèvent.",
    unread:
      "Lieu : nous n’avons pas pu le lire ici. Il est peut-être encore dans {kind}. Nous regarderons de nouveau plus tard.",
  },
  passedOn: {
    unsent:
      "Un point exact qui est dans le fichier y reste. Les personnes qui travaillent sur votre signalement le voient aussi, et il part avec le fichier si nous le montrons à un tribunal. Si c’est votre domicile, vous pouvez retirer le fichier avant d’envoyer.",
    sent: "Un point exact qui est dans le fichier y reste. Les personnes qui travaillent sur votre signalement le voient aussi, et il part avec le fichier si nous le montrons à un tribunal.",
  },
  notLooked:
    "Nous n’avons pas encore regardé dans ce fichier. Rechargez cette page pour voir ce qui est venu avec lui.",
  askPlace: "Où était-ce ? Dites-le-nous",
  askTime: "Quand était-ce ? Dites-le-nous",
  askMore: "Dites-nous-en plus",
  change: "Modifier ce que vous nous avez dit",
  addMore: "Ajouter à ce que vous nous avez dit",
  aboutHidden: "{ask} : {name}",
  seeLink: "Voir ce qui est venu avec lui",
  saidTitle: "Vous nous avez dit",
  said: { place: "Où", time: "Quand", shows: "Ce qu’on y voit" },
  fields: {
    place: {
      label: "Où était-ce ?",
      hint: "Un coin de rue, un magasin ou une ville suffit.",
    },
    time: {
      label: "Quand était-ce ?",
      hint: "Avec vos propres mots, comme « vendredi à 17 h ».",
    },
    shows: {
      label: "Que voit-on ou qu’entend-on ?",
      hint: "Qui est qui, ou où regarder. Dans une vidéo, la minute aide.",
    },
  },
  usePlace: {
    title: "Utiliser ce lieu pour votre signalement ?",
    lead: "Nous le faisons seulement si vous appuyez sur un de ces boutons. Ne le faites pas si le fichier vient d’un autre lieu, comme votre domicile.",
    near: "Oui, mais seulement à peu près où (un demi-mile, 800 m)",
    exact: "Oui, le point exact",
    used: "Votre signalement a maintenant le lieu de ce fichier : {point}. Vous pouvez le modifier avant d’envoyer.",
  },
  save: "Enregistrer",
  send: "Nous envoyer ceci",
  sentNote:
    "Votre signalement est envoyé, donc ce que vous nous avez dit avant reste comme c’est. Ce que vous écrivez ici s’y ajoute.",
  nothingSaid: "Merci d’écrire d’abord dans une des cases.",
  toldEnough:
    "Vous nous avez parlé de ce fichier {most} fois. Tout cela est gardé. Nous ne pouvons rien prendre de plus ici, donc ce que vous venez d’écrire n’a pas été envoyé.",
  back: "Retour à vos fichiers",
  gone: "Ce fichier n’est plus ici, ou votre visite est terminée. Rien n’a été enregistré.",
};
