import type { WordingOf } from "../catalogue.ts";

/** The page "Where and when". */
export const whereAndWhen: WordingOf<"whereAndWhen"> = {
  step: "Où et quand",
  title: "Où et quand était-ce ?",
  next: "Ensuite, vous pouvez ajouter des photos et des vidéos.",
  place: {
    label: "Où cela s’est-il passé ?",
    hint: "Une rue et un numéro, un coin de rue, un magasin ou un arrêt de bus. Ajoutez la ville ou le village.",
    because: "Nous avons besoin du lieu pour savoir quel procureur peut agir.",
  },
  example: "Par exemple : devant la boulangerie à l’angle de Elm Street et 3rd Avenue, Springfield",
  coordinates: {
    title: "Avez-vous les nombres de la carte, ou êtes-vous là-bas maintenant ?",
    hint: "Vous pouvez copier les nombres d’une application de cartes. Ils ressemblent à 40.7128 et -74.0060.",
    latitude: "Premier nombre (latitude)",
    longitude: "Deuxième nombre (longitude)",
  },
  hereNow: {
    lead: "Êtes-vous sur place en ce moment ? Alors votre téléphone peut remplir les nombres. Il le fait seulement quand vous appuyez. Il peut demander au fabricant du téléphone ou du navigateur où vous êtes.",
    near: "Remplir à peu près où je suis (un demi-mile, 800 m)",
    exact: "Remplir exactement où je suis",
    asking: "Nous demandons à votre téléphone. S’il vous demande, autorisez-le.",
    found:
      "C’est fait. Les nombres sont dans les cases. Vous pouvez encore les modifier ou les effacer.",
    refused:
      "Votre téléphone ne nous l’a pas dit. Vous pouvez nous le dire avec des mots. Cela suffit.",
  },
  from: {
    label: "Quel jour cela s’est-il passé, ou a-t-il commencé ?",
    hint: "En chiffres, d’abord le mois : 4 21 2026. Laissez vide si vous ne savez pas.",
  },
  fromTime: {
    label: "Vers quelle heure cela a-t-il commencé ?",
    hint: "Ce que vous pensez suffit.",
  },
  untilTitle: "Cela a-t-il duré un moment, ou le jour n’est-il pas sûr ?",
  untilHint: "Dites-nous alors le dernier jour et la dernière heure possibles.",
  until: { label: "Dernier jour", hint: "En chiffres, d’abord le mois : 4 22 2026." },
  untilTime: { label: "Dernière heure", hint: "Ce que vous pensez suffit." },
  about: {
    label: "À quel point le jour et l’heure sont-ils sûrs ?",
    choice: "Ils sont à peu près justes, pas exacts",
  },
};
