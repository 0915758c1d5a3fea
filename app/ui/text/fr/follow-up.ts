import type { WordingOf } from "../catalogue.ts";

/** Coming back with a code. */
export const followUp: WordingOf<"followUp"> = {
  title: "Revenir à un signalement",
  lead: "Tapez le code que vous avez reçu quand vous avez envoyé votre signalement.",
  code: {
    label: "Votre code",
    hint: "32 chiffres. Vous pouvez les taper avec ou sans espaces.",
    because: "Seul le code ouvre votre signalement. C’est ce qui le protège.",
  },
  open: "Ouvrir mon signalement",
  notFound:
    "Aucun signalement ne s’ouvre avec ces chiffres. Merci de regarder encore votre note ou votre photo. Vérifiez 1 et 7, 0 et 8, 5 et 6.",
  problems: {
    empty: "Merci de taper votre code.",
    "not-digits":
      "Un code a seulement des chiffres, pas de lettres. Merci de regarder encore votre note ou votre photo.",
    "too-short":
      "Un code a 32 chiffres. Nous en avons lu {digits}. Merci de chercher s’il manque un groupe.",
    "too-long":
      "Un code a 32 chiffres. Il y en a plus ici. Merci de chercher des chiffres tapés 2 fois.",
    "wrong-check":
      "Un chiffre est peut-être faux, ou 2 chiffres ont peut-être changé de place. Merci de comparer chaque groupe avec votre note ou votre photo.",
  },
  busy: "Beaucoup de personnes ouvrent des signalements en ce moment. Merci d’attendre 10 secondes et d’appuyer encore sur le bouton.",
  wait: "Beaucoup de codes sont essayés en ce moment. Merci d’attendre {seconds} seconde(s). Appuyez ensuite encore sur le bouton. Votre code est toujours dans la case.",
  working: "Nous vérifions votre code. Cela peut prendre une demi-minute.",
  visitOver:
    "Votre signalement est fermé, car personne n’a utilisé cette page pendant 30 minutes. Tapez votre code pour l’ouvrir de nouveau.",
  filesCame: {
    one: "1 fichier est arrivé en entier. Il est gardé avec votre signalement.",
    other: "{n} fichiers sont arrivés en entier. Ils sont gardés avec votre signalement.",
  },
  filesMissed: {
    one: "1 fichier n’a pas été ajouté. Ouvrez votre signalement avec votre code. Regardez ensuite lequel manque, et ajoutez-le encore une fois.",
    other:
      "{n} fichiers n’ont pas été ajoutés. Ouvrez votre signalement avec votre code. Regardez ensuite lesquels manquent, et ajoutez-les encore une fois.",
  },
  reportNumber: "Numéro du signalement",
  reportNumberNote:
    "Dites-le quand vous nous parlez. Il n’ouvre pas votre signalement ; seul le code l’ouvre.",
  lostTitle: "Avez-vous perdu le code ?",
  lost: [
    "Cherchez-le dans vos photos, vos notes et vos fichiers enregistrés. Le texte que notre page enregistre s’appelle « note.txt ».",
    "Si vous avez envoyé le signalement ici il y a moins de 1 jour, ouvrez la première page sur cet appareil. Elle peut montrer le code encore une fois.",
    "Si le code est perdu, demandez-en un nouveau plus bas. Ou envoyez un nouveau signalement. Dites que vous avez déjà écrit : le jour, le lieu et les noms de vos fichiers. Avec cela, les personnes d’ici peuvent réunir les 2.",
    "Nous ne pouvons pas refaire l’ancien code. Le nouveau code n’ouvre pas ce que nous vous avons écrit avant.",
  ],
  reportTitle: "Votre signalement",
  statusTitle: "Où il en est",
  received: "Reçu le {when}",
  openedTitle: "Votre nom a été vu",
  opened:
    "Le {when}, 2 personnes de ce bureau ont permis à un collègue de voir ce que vous nous avez dit de vous, {because}.",
  openedBecause: {
    ask: "parce qu’elles voulaient vous poser une question sur votre signalement",
    witness: "parce qu’elles voulaient vous demander de parler comme témoin",
    court: "parce qu’un tribunal l’a ordonné",
    safety: "parce qu’elles craignaient pour votre sécurité ou celle d’autres personnes",
    other: "à cause de leur travail sur votre signalement",
  },
  filesTitle: "Vos fichiers",
  noFiles: "Vous n’avez pas envoyé de fichiers.",
  fingerprintNote:
    "L’empreinte est un nombre fait à partir de tout le contenu d’un fichier. Notez-la pour prouver plus tard ce que vous avez envoyé.",
  close: "Fermer mon signalement",
  closed: "Votre signalement est fermé sur cet écran. Rien ne reste sur cet appareil.",
  leaveNote:
    "Quand vous avez fini, appuyez sur « Fermer mon signalement », puis sur « Quitter maintenant ».",
};
