import type { WordingOf } from "../catalogue.ts";

/** What a reporter can do with a report that was sent, besides adding to it. */
export const ownReport: WordingOf<"ownReport"> = {
  title: "Corriger ou retirer",
  lead: "Quelque chose a changé ? Vous pouvez nous le dire ici.",
  asked:
    "Le {when}, vous nous avez demandé de corriger quelque chose. Vos mots se trouvent sous Messages.",
  settled: "Nous nous en sommes occupés le {when}.",
  seen: "Le bureau a vu ceci.",
  notSeen: "Le bureau n’a pas encore vu ceci.",
  correct: {
    link: "Corriger quelque chose",
    title: "Corriger quelque chose",
    lead: "Y a-t-il une erreur dans votre signalement, ou en savez-vous plus maintenant ? Dites-nous ce qui est faux et ce qui est juste.",
    stays:
      "Ce que vous avez envoyé d’abord reste tel quel. Personne ne peut le modifier, pas même nous. Ce que vous écrivez maintenant est placé à côté.",
    field: {
      label: "Qu’est-ce qui est faux, et qu’est-ce qui est juste ?",
      hint: "Par exemple : la voiture n’était pas bleue, elle était verte.",
      because: "Nous devons savoir ce qu’il faut corriger.",
    },
    send: "Envoyer ceci au bureau",
    sent: "Nous avons ce que vous voulez corriger. Cela se trouve sous Messages.",
  },
  withdraw: {
    link: "Retirer votre signalement",
    title: "Retirer votre signalement",
    lead: "Vous pouvez vous retirer de votre signalement à tout moment. Vous n’avez pas besoin de dire pourquoi. Voici ce que cela veut dire :",
    points: [
      "Nous demandons à toutes les personnes qui travaillent sur votre signalement de vous laisser tranquille : de ne pas vous appeler et de ne pas vous demander d’être témoin.",
      "Si vous avez donné votre nom ou un moyen de vous joindre, cela reste sous clé. On ne peut l’ouvrir que si un tribunal l’ordonne, ou si quelqu’un est peut-être en danger.",
      "Vos mots et vos fichiers restent ici. Ce qui est arrivé doit rester entier, et peut encore être utilisé sans vous.",
      "Un tribunal peut encore nous ordonner de remettre ce que nous avons.",
      "Vous pouvez toujours revenir avec votre code. Si vous nous écrivez, nous pouvons vous répondre ici.",
    ],
    undo: "Vous pourrez annuler cela plus tard, sur la page de votre signalement.",
    yes: "Retirer mon signalement",
    done: "Vous avez retiré ce signalement le {when}.",
    doneNote:
      "Nous demandons à toutes les personnes qui y travaillent de vous laisser tranquille. Vos mots et vos fichiers restent ici. Avez-vous changé d’avis ? Alors appuyez sur le bouton.",
    back: "Je participe de nouveau",
    backDone: "Votre signalement n’est plus retiré.",
    tooMany:
      "Vous avez changé cela de nombreuses fois aujourd’hui. Pour le moment, votre signalement reste retiré. Merci de revenir demain, ou de nous écrire.",
  },
  copy: {
    title: "Emportez une copie",
    lead: "Vous pouvez enregistrer sur cet appareil un fichier avec ce que vous nous avez dit. Il contient les noms de vos fichiers et nos messages, mais pas les fichiers.",
    care: "Toute personne qui utilise cet appareil peut le lire. Ne l’enregistrez que si c’est sans danger pour vous.",
    text: "Enregistrer en texte",
    json: "Enregistrer en données (JSON)",
    tooMany:
      "Nombre de copies que vous avez enregistrées en 1 jour : {most}. Merci de revenir demain pour la suivante.",
    file: {
      title: "Ce que vous nous avez dit",
      made: "Fait le {when}",
      erased: "Ce que vous nous avez dit de vous a été effacé. Nous ne l’avons plus.",
      filesComing: "Fichiers pas encore arrivés",
      coming: "{arrived} sur {size} sont arrivés",
      noFingerprint: "Pas encore scellé, donc pas encore d’empreinte",
      failed:
        "Ce que nous avons n’est pas ce que vous avez envoyé. Merci de garder votre propre fichier.",
      requests: "Ce que vous avez demandé",
      takenBack: "Vous avez annulé cela le {when}.",
    },
  },
};
