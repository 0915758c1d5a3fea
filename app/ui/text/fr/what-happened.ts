import type { WordingOf } from "../catalogue.ts";

/** The page "What happened". */
export const whatHappened: WordingOf<"whatHappened"> = {
  step: "Ce qui s’est passé",
  title: "Que s’est-il passé ?",
  next: "Nous enregistrons cette page quand vous appuyez sur « Continuer ». Ensuite, nous posons quelques questions à ce sujet.",
  category: {
    label: "De quoi s’agit-il surtout ?",
    hint: "Choisissez ce qui convient le mieux. Vous pouvez nous dire le reste plus bas.",
    because: "Nous en avons besoin pour que les bonnes personnes le lisent d’abord.",
  },
  narrative: {
    label: "Racontez-nous avec vos propres mots",
    hint: "Écrivez dans n’importe quelle langue. Un texte court suffit. Tous les détails n’ont pas besoin d’être exacts.",
    because: "Nous avons besoin de vos mots pour savoir quoi chercher.",
  },
  helpTitle: "Ce qui peut nous aider",
  help: [
    "Ce que vous avez vu et entendu, une chose après l’autre.",
    "Ce que portaient les agents : mots sur les gilets, écussons, masques, numéros d’insigne.",
    "Voitures : couleur, marque, plaque. Une partie de la plaque aide aussi.",
    "Qui d’autre était là, comme la police locale ou d’autres personnes qui filmaient.",
    "Ce que vous avez vu vous-même, et ce que quelqu’un vous a dit.",
  ],
  immigration:
    "Merci de ne pas écrire si vous ou d’autres personnes avez la nationalité ou des papiers. Nous n’en avons pas besoin.",
};
