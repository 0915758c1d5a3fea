import type { WordingOf } from "../catalogue.ts";

export const paper: WordingOf<"paper"> = {
  title: "Formulaire papier",
  link: "Imprimer un formulaire papier",
  offer:
    "Vous pouvez aussi faire votre signalement sur papier. Imprimez le formulaire ou demandez-nous-en un. Quelqu’un peut aussi nous le lire au téléphone.",
  screen:
    "Imprimez cette page : appuyez sur Ctrl et P, ou choisissez Imprimer dans votre navigateur. Vous pouvez aussi l’imprimer pour d’autres personnes.",
  howTitle: "Comment le remplir",
  how: [
    "Vous n’avez pas à donner votre nom. Vous pouvez laisser vide chaque question qui n’est pas marquée comme nécessaire.",
    "Écrivez dans la langue que vous voulez. Utilisez un stylo foncé, s’il vous plaît.",
    "Faites une croix dans la case à côté de votre réponse.",
    "S’il vous faut plus de place, ajoutez une feuille. Notez-y le numéro de la question.",
  ],
  sendTitle: "Comment nous l’envoyer",
  send: [
    "Envoyez-le par la poste ou apportez-le-nous.",
    "Vous n’avez pas à écrire votre adresse à l’extérieur.",
    "Gardez vos photos et vidéos. Envoyez-nous des copies de papiers et des tirages. Les fichiers peuvent venir plus tard, sur notre site.",
    "Si vous gardez une copie de ce formulaire, mettez-la là où personne ne regarde.",
  ],
  addressTitle: "Où l’envoyer",
  noAddress: "Notre adresse n’est pas imprimée ici. Demandez-la-nous, s’il vous plaît.",
  codeTitle: "Votre code",
  code: [
    "Quand nous saisissons votre signalement, il reçoit un code. Avec ce code, vous voyez sur notre site où en est votre signalement et lisez ce que nous vous écrivons.",
    "Nous montrons le code une seule fois. Pour l’avoir, apportez le formulaire et attendez, ou dites-nous comment vous joindre.",
  ],
  notFor: "Passez ces questions si c’était : {concerns}",
  onlyFor: "Seulement si c’était : {concerns}",
  forAll: "Quel que soit le sujet",
  ifYou: "Seulement si vous avez répondu « {answers} » à la question « {question} »",
  fileNumber: "Photo, vidéo ou papier numéro {n}",
  fileName: {
    label: "Qu’est-ce que c’est ?",
    hint: "Son nom ou quelques mots, comme « vidéo sur mon téléphone ».",
  },
  more: "Pour en ajouter, imprimez encore cette page ou ajoutez une feuille.",
  apart:
    "N’écrivez pas ici ce qui s’est passé. La personne qui saisit votre formulaire voit cette feuille. Dans nos ordinateurs, elle est sous clé, à part de votre signalement.",
  apartTitle: "Cette feuille est gardée à part",
};
