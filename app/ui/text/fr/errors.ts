import type { WordingOf } from "../catalogue.ts";

/** Words for what goes wrong: on a form, and instead of a page. */
export const errors: WordingOf<"errors"> = {
  home: "Aller à la première page",
  noDraft: {
    title: "Nous n’avons pas trouvé votre brouillon",
    text: [
      "Un brouillon est gardé 7 jours sur le téléphone ou l’ordinateur où vous avez commencé. Il n’existe peut-être plus, ou vous utilisez peut-être un autre appareil.",
      "Vous pouvez recommencer. Si vous avez envoyé votre signalement, ouvrez-le avec votre code.",
    ],
    start: "Commencer un signalement",
    nothingLost: "Ce que vous nous avez envoyé avant n’est pas perdu.",
    kept: "Ce que vous avez écrit sur cette page est encore là. Vous pouvez le mettre dans un nouveau signalement.",
    filesNotKept:
      "Les fichiers que vous venez de choisir ne sont pas arrivés. Merci de les choisir encore dans un nouveau signalement.",
    startWithThis: "Commencer un nouveau signalement avec cette page",
    cookies:
      "Si vous voyez encore ceci, votre navigateur bloque peut-être les cookies de ce site. Merci de les autoriser, ou d’utiliser un autre navigateur.",
  },
  sentDraft: {
    title: "Vous avez envoyé ce signalement",
    text: ["Ce qui est maintenant sur cette page n’en fait pas partie."],
    see: "Voir le signalement que vous avez envoyé",
    startNote:
      "Si vous commencez un nouveau signalement ici, notez d’abord le code de celui que vous avez envoyé.",
  },
  otherReport: {
    title: "Cette page était d’un autre signalement",
    text: "Un autre signalement est ouvert sur cet appareil. Rien n’a été enregistré, envoyé ni effacé.",
    kept: "Ce que vous avez écrit est encore sur cette page. Copiez-le si vous en avez besoin. Pour compléter un signalement envoyé, ouvrez-le avec votre code.",
    see: "Voir ce qui est ouvert maintenant",
  },
  changedElsewhere: {
    title: "Cette page a été enregistrée dans une autre fenêtre",
    text: "Depuis que vous l’avez ouverte ici, cette page a été enregistrée encore une fois, peut-être dans un autre onglet. Les deux textes sont encore là.",
    see: "Voir ce qui est enregistré, dans un nouvel onglet",
    choose: "Si vous appuyez sur le bouton ci-dessous, ce qui est sur cette page prend sa place.",
  },
  pageFirst: "Avant que vous puissiez envoyer votre signalement, nous avons besoin de cette page.",
  files: {
    none: "Merci de choisir d’abord un fichier.",
    empty: "{name} est vide, il n’y a donc rien à garder. Merci de le choisir encore une fois.",
    tooLarge:
      "{name} fait plus de {limit}. Merci de nous le décrire avec des mots, et de le garder. Nous pouvons le recevoir d’une autre façon.",
    program:
      "{name} est un programme. Nous prenons des photos, des vidéos, du son et des documents, mais pas de programmes.",
    webPage:
      "{name} est une page web. Nous ne pouvons pas la prendre telle quelle. Merci de l’enregistrer en PDF, ou de faire une capture d’écran, et d’ajouter cela.",
    tooManyInReport:
      "{name} n’a pas été ajouté : un signalement ne peut pas contenir plus de fichiers. Vous pouvez envoyer un deuxième signalement pour les autres.",
    reportFull:
      "{name} n’a pas été ajouté : avec lui, votre signalement serait plus grand que ce que nous pouvons prendre. Vous pouvez envoyer un deuxième signalement pour lui.",
    noRoom:
      "{name} n’a pas été ajouté : nous n’avons pas de place pour les fichiers en ce moment. Votre signalement écrit nous arrive quand même, donc merci de l’envoyer. Gardez le fichier, et décrivez-le-nous avec des mots. Nous pouvons le recevoir d’une autre façon.",
    tooMany:
      "C’est plus de {limit} fichiers à la fois. Merci de les ajouter en plus petits groupes.",
    otherReport:
      "La page que vous avez utilisée était d’un autre signalement que celui qui est ouvert ici maintenant. Rien n’a donc été ajouté ni enlevé. Cette page montre le signalement qui est ouvert. Pour ajouter à un signalement que vous avez envoyé, ouvrez-le avec votre code.",
    broken:
      "{name} n’est pas arrivé en entier. Les fichiers avant lui sont en sécurité. Merci de l’ajouter encore une fois.",
  },
  problems: {
    "choose-category":
      "Merci de choisir de quoi il s’agit surtout. « Autre chose » (Something else) convient aussi.",
    "write-what-happened": "Merci de nous dire ce qui s’est passé. Une seule phrase suffit.",
    "narrative-too-long":
      "Votre texte est plus long que ce que nous pouvons prendre d’un coup. Merci de le raccourcir, ou de l’ajouter comme fichier 2 pages plus loin.",
    "write-place": "Merci de nous dire où c’était. Un coin de rue, un magasin ou une ville suffit.",
    "place-too-long":
      "Le lieu est plus long que ce que nous pouvons prendre. Merci de le raccourcir. Vous pouvez nous en dire plus sur la première page.",
    "place-not-taken":
      "Nous n’avons pas pu prendre le lieu de ce fichier cette fois. Merci de nous le dire avec des mots.",
    "coordinates-together":
      "Les nombres de la carte ne servent que par paire. Merci de remplir les 2 cases, ou de laisser les 2 vides.",
    "coordinates-not-numbers":
      "Nous n’avons pas pu lire le nombre de la carte. Écrivez-le ainsi : 40.7128.",
    "coordinates-out-of-range":
      "Ce nombre de la carte n’est pas sur la Terre. Le premier va de -90 à 90, le deuxième de -180 à 180.",
    "date-incomplete":
      "Nous n’avons pas pu lire cette date. Écrivez-la en chiffres, d’abord le mois : 4 21 2026.",
    "date-not-in-calendar":
      "Ce jour n’est pas dans le calendrier. Merci de vérifier le mois et le jour.",
    "date-in-future": "Ce jour n’est pas encore arrivé. Merci de vérifier le mois et l’année.",
    "time-not-read": "Nous n’avons pas pu lire cette heure. Écrivez-la ainsi : 17:30 ou 5:30 pm.",
    "time-without-date":
      "Nous avons une heure mais pas de jour. Merci d’ajouter le jour, ou de laisser l’heure vide.",
    "until-before-from":
      "Le dernier jour ou la dernière heure est avant le début. Merci de vérifier les deux.",
    "choose-reach": "Merci de choisir un des 3 choix. Vous n’avez pas besoin de donner votre nom.",
    "contact-needs-one-way":
      "Merci de nous donner un moyen de vous joindre, ou de choisir de ne pas donner de nom.",
    "way-needs-email":
      "Vous préférez l’e-mail. Merci de nous donner une adresse, ou de choisir un autre moyen.",
    "way-needs-phone":
      "Vous préférez le téléphone. Merci de nous donner un numéro, ou de choisir un autre moyen.",
    "contact-too-long":
      "C’est plus long que ce que nous pouvons prendre ici. Merci de le raccourcir.",
    "answer-needed": "Merci de répondre à cette question. « Je ne sais pas » convient aussi.",
    "answer-too-long":
      "C’est plus long que ce que nous pouvons prendre ici. Merci de le raccourcir.",
    "link-not-read":
      "Nous n’avons pas pu lire ce lien. Copiez-le en haut de votre navigateur. Il commence par https://",
    "link-too-long":
      "Ce lien est trop long pour nous. Merci de nous dire avec des mots où vous l’avez vu.",
    "link-with-name":
      "Ce lien contient un nom ou un mot de passe. Merci d’enlever cette partie, pour que nous ne la gardions pas.",
    "too-many-links":
      "Un signalement peut contenir 20 liens. Merci de mettre les autres dans un fichier texte et de l’ajouter ici.",
    "sighting-empty": "Merci de remplir une des cases, ou de revenir en arrière.",
    "too-many-sightings":
      "Un signalement peut contenir 30 agents et voitures. Merci de nous parler des autres avec vos propres mots.",
    "email-not-read":
      "Nous n’avons pas pu lire cette adresse e-mail. Elle ressemble à name@example.org.",
  },
  pages: {
    "403": {
      title: "Nous n’avons pas pu prendre ceci",
      text: [
        "Cette page était ouverte depuis longtemps, ou elle a été envoyée depuis un autre site. Pour vous protéger, nous l’avons arrêtée.",
        "Ce que vous avez enregistré avant est encore là. Revenez en arrière, rechargez la page et envoyez-la encore une fois.",
      ],
    },
    "404": {
      title: "Il n’y a pas de page ici",
      text: [
        "L’adresse contient peut-être une faute de frappe, ou la page a changé de place.",
        "Un signalement que vous avez commencé est encore là.",
      ],
    },
    "409": {
      title: "C’est déjà fait",
      text: [
        "Nous avons déjà reçu ceci, donc nous ne l’avons pas compté 2 fois. Vous n’avez rien à faire.",
      ],
    },
    "413": {
      title: "C’était trop grand pour nous",
      text: [
        "Ce que vous avez envoyé est plus grand que ce que nous pouvons prendre d’un coup. Vos autres réponses et fichiers sont en sécurité.",
        "Essayez avec moins de fichiers à la fois. Les longues vidéos passent mieux une par une.",
      ],
    },
    "429": {
      title: "Merci d’attendre une minute",
      text: [
        "Beaucoup de personnes utilisent ce site en même temps, ou beaucoup d’essais sont venus d’un même endroit. Vos réponses sont en sécurité.",
        "Attendez 1 minute, puis rechargez cette page.",
      ],
    },
    "500": {
      title: "Quelque chose est tombé en panne chez nous",
      text: [
        "Ce n’est pas votre faute. Ce que vous avez enregistré avant est encore là.",
        "Merci de réessayer dans quelques minutes. Si vous avez besoin d’aide tout de suite, appelez le 911.",
      ],
    },
  },
};
