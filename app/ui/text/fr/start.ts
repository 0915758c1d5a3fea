import type { WordingOf } from "../catalogue.ts";

/** The first page. */
export const start: WordingOf<"start"> = {
  title: "Signalez ce que des agents fédéraux ont fait",
  lead: "Dites-nous ce que vous avez vu ou ce qui vous est arrivé. Vous n’avez pas besoin de donner votre nom.",
  who: "Nous sommes des avocats de cet État. Nous vérifions si un agent fédéral a violé la loi. Nous ne travaillons pas pour le gouvernement fédéral.",
  canSendTitle: "Vous pouvez envoyer",
  canSend: [
    "vos propres mots",
    "des photos, des vidéos et du son",
    "des lettres, des documents et des captures d’écran",
  ],
  needTitle: "Avant de commencer",
  need: [
    "Cela prend environ 10 minutes.",
    "Nous avons besoin de savoir ce qui s’est passé et où. Vous pouvez passer tout le reste.",
    "Vous pouvez vous arrêter et revenir sur ce téléphone ou cet ordinateur pendant 7 jours.",
    "« Quitter maintenant », en haut, vous emmène tout de suite sur un autre site. Cet appareil oublie alors votre signalement.",
    "Nous ne demandons pas si vous avez la nationalité ou des papiers. Merci de ne pas l’écrire.",
  ],
  unfinished: {
    one: "1 fichier d’un signalement envoyé et ouvert ici n’est pas arrivé en entier. Si vous commencez ici un autre signalement, il s’arrête. Ce qui est arrivé est gardé. Vous pouvez continuer avec le code de ce signalement.",
    other:
      "{n} fichiers d’un signalement envoyé et ouvert ici ne sont pas arrivés en entier. Si vous commencez ici un autre signalement, ils s’arrêtent. Ce qui est arrivé est gardé. Vous pouvez continuer avec le code de ce signalement.",
  },
  begin: "Commencer un signalement",
  goOn: "Continuer votre signalement",
  goOnNote:
    "Vous avez commencé un signalement sur cet appareil. Il est encore là, et n’est pas envoyé.",
  deleteTitle: "Effacer ce brouillon",
  deleteNote:
    "Cela efface vos mots et vos fichiers de nos ordinateurs. Nous ne pouvons pas les récupérer. Si vous avez ajouté des fichiers, nous gardons seulement une note disant qu’il y en avait.",
  delete: "Effacer mon brouillon",
  deleted: "Votre brouillon est effacé.",
  sentTitle: "Vous avez envoyé un signalement depuis cet appareil",
  sentLink: "Le revoir",
  comeBackTitle: "Avez-vous déjà envoyé un signalement ?",
  comeBack: "L’ouvrir avec votre code",
  keepTitle: "Gardez vos photos et vos vidéos",
  keep: "Ne les effacez pas de votre téléphone, même après les avoir envoyées. Ne les coupez pas et n’ajoutez pas de texte.",
  next: "Ensuite, nous demandons ce qui s’est passé.",
};
