import type { WordingOf } from "../catalogue.ts";

/** For readers who use other ways to read and write. */
export const accessibility: WordingOf<"accessibility"> = {
  title: "Accessibilité",
  lead: "Tout le monde devrait pouvoir faire un signalement. Nous faisons ce site pour qu’il marche pour vous.",
  worksTitle: "Ce que vous pouvez faire",
  works: [
    "Utiliser seulement un clavier, un lecteur d’écran ou votre voix.",
    "Agrandir le texte jusqu’à 4 fois.",
    "Utiliser un écran sombre ou vos propres couleurs. Le site suit les réglages de votre appareil.",
    "Utiliser un téléphone vieux ou lent. Aucune page n’a besoin de scripts.",
    "Prendre votre temps. Votre signalement est gardé 7 jours pendant que vous l’écrivez.",
  ],
  standardTitle: "Les règles que nous suivons",
  standard:
    "Nous visons les règles WCAG 2.2, niveau AA. Nous testons chaque page avec des outils et avec un clavier.",
  knownTitle: "Ce qui ne marche pas encore bien",
  known: [
    "Une machine a traduit ce site dans d’autres langues. Des personnes doivent encore vérifier les mots. Vous pouvez nous écrire dans toutes les langues.",
    "Nous montrons vos photos et vos vidéos comme vous les avez envoyées, sans description.",
  ],
  problemTitle: "Quelque chose vous bloque ?",
  problem:
    "Dites-le-nous dans un signalement : choisissez « Autre chose » (Something else). Vous pouvez aussi demander à une personne de confiance de le remplir pour vous.",
};
