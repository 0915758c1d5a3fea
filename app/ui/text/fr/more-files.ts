import type { WordingOf } from "../catalogue.ts";

/** Adding files to a report that was sent. */
export const moreFiles: WordingOf<"moreFiles"> = {
  title: "Ajouter d’autres fichiers",
  lead: "Nous avons votre signalement {code}. Vous pouvez y ajouter des photos, des vidéos et des documents. Rien de ce que nous avons n’est changé par cela.",
  here: "Fichiers de ce signalement qui sont ici",
  none: "Aucun fichier de ce signalement n’est encore ici.",
  added: "Reçu en entier. Ce que vous avez ajouté est dans la liste ci-dessous.",
  wasHere: {
    one: "{n} fichier était déjà ici. C’est le même, nous le gardons donc une seule fois.",
    other:
      "{n} fichiers étaient déjà ici. Ce sont les mêmes, nous gardons donc chacun une seule fois.",
  },
  back: "Retour à votre signalement",
  link: "Ajouter d’autres fichiers",
  linkNote:
    "Avez-vous trouvé une autre photo ou vidéo, ou est-ce que l’une d’elles n’est pas arrivée ?",
};
