import type { WordingOf } from "../catalogue.ts";

/** Keeping the code: a card, a text, and a check of what was noted. */
export const keepCode: WordingOf<"keepCode"> = {
  makeCard: "Faire une carte à imprimer",
  saveText: "L’enregistrer comme fichier texte",
  checkNote: "Vérifier ce que j’ai noté",
  checked: "Ce que vous avez noté est juste. Vous pouvez revenir avec.",
  card: {
    title: "Votre carte",
    lead: "Imprimez cette carte, ou prenez-la en photo. Elle ne dit pas ce que vous nous avez raconté.",
    place: "Page où revenir",
    code: "Code",
    square: "Un carré pour l’appareil photo d’un téléphone. Il ouvre la page {address}.",
    codeSquare: "Un carré pour l’appareil photo d’un téléphone. Il contient votre code.",
    squareLabel: "Page, pour l’appareil photo",
    codeSquareLabel: "Code, pour l’appareil photo",
    print:
      "Pour imprimer : sur un ordinateur, appuyez sur Ctrl et P. Sur un téléphone, utilisez « Partager », puis « Imprimer ».",
    squareTitle: "Mettre aussi le code dans un carré ?",
    squareNote:
      "Un appareil photo peut alors lire le code, et vous n’avez pas besoin de le taper. Mais toute personne qui s’approche de la carte peut le prendre avec une seule photo. Certains téléphones envoient ce qu’ils lisent à d’autres entreprises.",
    squareAdd: "Montrer le carré avec le code",
    squareTake: "Enlever le carré avec le code",
    back: "Retour à mon signalement",
  },
  text: {
    note: "Beaucoup de téléphones et d’ordinateurs copient leurs fichiers sur internet. Ne l’enregistrez pas là où d’autres peuvent regarder.",
    place: "Page",
    code: "Code",
  },
  check: {
    title: "Vérifiez ce que vous avez noté",
    lead: "Regardez votre note, votre photo ou votre carte. Ne regardez pas la page d’avant. Tapez 2 groupes de 4 chiffres qui s’y trouvent.",
    group: "Groupe {number}",
    hint: "4 chiffres. Comptez les groupes depuis le début.",
    because: "2 groupes suffisent pour trouver la plupart des erreurs.",
    button: "Vérifier",
    wrong:
      "Le groupe {number} n’est pas le même que dans votre code. Regardez encore votre note, ou regardez encore le code.",
    lookAgain: "Regarder encore le code",
    skipTitle: "Continuer sans cette vérification",
    skip: "C’est possible. Mais si un seul chiffre de votre note est faux, votre signalement ne s’ouvre pas. Personne ici ne peut retrouver le code pour vous.",
    skipLink: "Continuer sans vérifier",
  },
};
