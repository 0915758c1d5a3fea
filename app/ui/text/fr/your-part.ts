import type { WordingOf } from "../catalogue.ts";

/** The page about what stands beside the story. */
export const yourPart: WordingOf<"yourPart"> = {
  step: "Plus sur votre signalement",
  title: "Quelques points sur votre signalement",
  lead: "Vous pouvez laisser tout ceci vide.",
  next: "Ensuite, vous choisissez si vous voulez nous dire qui vous êtes.",
  behalf: {
    label: "Pour qui écrivez-vous ?",
    myself: "Pour moi",
    "someone-else": "Pour une autre personne",
    attorney: "Comme avocat pour quelqu’un",
  },
  elsewhere: {
    label: "L’avez-vous dit à quelqu’un d’autre ?",
    hint: "Comme la police, un avocat, un journal ou un autre bureau.",
    yes: "Oui",
    no: "Non",
    unknown: "Je ne sais pas",
  },
  elsewhereWhere: {
    label: "Si oui, à qui l’avez-vous dit, et qu’a-t-on fait ?",
    hint: "Un numéro de dossier aide, s’il y en a un.",
  },
  wish: {
    label: "Qu’aimeriez-vous qu’il se passe ?",
    hint: "Nous ne pouvons pas le promettre. Cela nous aide de le savoir.",
  },
  legalHelp: {
    label: "Aide juridique",
    choice: "Je veux savoir où je peux trouver une aide juridique",
    hint: "Nous ne pouvons pas être votre avocat. Si vous nous laissez vous contacter, nous pouvons vous dire qui peut peut-être vous aider.",
  },
};
