import type { WordingOf } from "../catalogue.ts";

/** How to report without being found out, and how to send files as they are. */
export const safety: WordingOf<"safety"> = {
  title: "Rester en sécurité",
  link: "Rester en sécurité",
  lead: "Lisez ceci d’abord si personne ne doit savoir que vous nous écrivez.",
  sections: [
    {
      title: "En danger maintenant",
      text: [
        "Appelez le 911. Personne ne surveille ce site toute la journée.",
        "Vous pouvez nous écrire plus tard. Allez d’abord dans un lieu sûr.",
      ],
    },
    {
      title: "À qui est le téléphone ?",
      text: [
        "Pensez à qui peut prendre ce téléphone, ou sait comment l’ouvrir.",
        "N’utilisez pas un téléphone ou un ordinateur du travail ou de l’école. Son propriétaire peut voir ce que vous faites.",
        "Certaines familles et certains amis partagent un compte. Les photos, les notes et les pages ouvertes peuvent alors apparaître aussi sur leurs appareils.",
        "Si quelqu’un regarde dans votre téléphone, utilisez le téléphone d’une personne de confiance, ou un ordinateur dans une bibliothèque.",
      ],
    },
    {
      title: "Ce que ce site laisse sur votre appareil",
      text: [
        "Pendant que vous écrivez, un petit cookie garde votre brouillon à portée de main, pour 7 jours. Pendant que vous lisez avec votre code, un autre garde votre page ouverte.",
        "Votre navigateur garde notre adresse dans son historique. Les titres y sont des mots simples comme « Étape 2 ». Ils ne disent pas de quoi il s’agit.",
        "Nous disons à votre navigateur de ne garder aucune copie de nos pages.",
        "Ce que vous enregistrez vous-même reste : un reçu, une note, une carte imprimée, une photo de l’écran. Mettez-le là où personne ne regarde, ou effacez-le.",
      ],
    },
    {
      title: "Quitter vite",
      text: [
        "Appuyez sur « Quitter maintenant », en haut de chaque page. Une page météo s’ouvre. Cet appareil oublie votre brouillon et ferme votre page.",
        "Si votre navigateur utilise les scripts, vous pouvez appuyer 3 fois sur la touche Échap (Esc). Notre page n’est alors plus dans la liste du bouton « Retour ».",
        "Si les scripts sont désactivés, le bouton « Retour » peut encore montrer notre adresse. Fermez l’onglet pour éviter cela.",
        "Les signalements envoyés restent chez nous. Vous les ouvrez avec votre code, sur n’importe quel appareil.",
      ],
    },
    {
      title: "Utiliser une fenêtre privée",
      text: [
        "Dans une fenêtre privée, le navigateur oublie l’historique et les cookies quand vous la fermez. Un brouillon disparaît alors aussi, donc envoyez d’abord ce que vous avez.",
        "Les fichiers que vous enregistrez et les pages que vous imprimez ne sont pas oubliés.",
        "Votre compagnie de téléphone, et la personne qui gère le Wi-Fi, peuvent quand même voir que vous avez ouvert ce site. Elles ne peuvent pas voir ce que vous écrivez.",
      ],
    },
    {
      title: "Utiliser Tor pour cacher plus",
      text: [
        "Le navigateur Tor cache à votre compagnie de téléphone quel site vous ouvrez. Il nous cache où vous êtes.",
        "Ce site marche à son niveau le plus sûr : sans scripts et sans dessins.",
        "Envoyer de gros films y prend beaucoup de temps. Envoyez d’abord vos mots, et les films plus tard.",
      ],
    },
    {
      title: "Ce qu’il y a dans une photo ou une vidéo",
      text: [
        "Beaucoup de téléphones écrivent dans chaque fichier quand et où il a été fait, et avec quel type de téléphone. Cela peut aider à prouver ce qui s’est passé.",
        "Cela peut aussi montrer où vous habitez, si vous l’avez fait chez vous.",
        "Regardez aussi l’image : visages, numéros de maison, miroirs, voix.",
        "Quand vous ajoutez un fichier, nous vous montrons ce que nous pouvons y lire, avant que vous envoyiez votre signalement.",
      ],
    },
    {
      title: "Ce que les téléphones et les applications enlèvent",
      text: [
        "Les applications de messagerie réduisent les photos et les vidéos. La plupart enlèvent aussi le lieu et l’heure.",
        "Beaucoup de téléphones enlèvent le lieu quand vous donnez une photo à un site web.",
        "Couper, mettre des filtres ou ajouter du texte fait un nouveau fichier. Gardez le premier.",
      ],
    },
    {
      title: "Comment nous envoyer les originaux",
      text: [
        "Envoyez le fichier depuis le téléphone qui l’a fait. Ne l’envoyez pas d’abord par une messagerie.",
        "Sur un iPhone : quand vous choisissez des photos, ouvrez « Options ». Activez « Lieu », si vous voulez que nous l’ayons. Choisissez « Actuel » comme format.",
        "Sur un téléphone Android : choisissez « Fichiers » ou « Parcourir », pas la liste des photos. La liste des photos peut enlever le lieu.",
        "Gardez le fichier sur votre téléphone après l’avoir envoyé. Un tribunal peut le demander.",
        "Si vous ne voulez pas que nous connaissions le lieu, vous pouvez le désactiver. Votre signalement compte tout autant.",
      ],
    },
    {
      title: "Nous ne sommes pas votre avocat",
      text: [
        "Nous travaillons pour cet État. Nous ne pouvons pas vous dire quoi faire dans votre propre affaire.",
        "Un bureau d’aide juridique peut vous parler de vos droits, souvent gratuitement.",
        "Si vous craignez des ennuis à cause de ce que vous nous dites, demandez d’abord à un avocat.",
      ],
    },
  ],
};
