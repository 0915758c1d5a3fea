import type { WordingOf } from "../catalogue.ts";

/** The page about what stands beside the story. */
export const yourPart: WordingOf<"yourPart"> = {
  step: "Mais sobre seu relato",
  title: "Algumas coisas sobre seu relato",
  lead: "Você pode deixar tudo isto vazio.",
  next: "Depois, você escolhe se quer nos dizer quem é.",
  behalf: {
    label: "Por quem você escreve?",
    myself: "Por mim",
    "someone-else": "Por outra pessoa",
    attorney: "Como advogado de alguém",
  },
  elsewhere: {
    label: "Você contou isso a mais alguém?",
    hint: "Como a polícia, um advogado, um jornal ou outro escritório.",
    yes: "Sim",
    no: "Não",
    unknown: "Não sei",
  },
  elsewhereWhere: {
    label: "Se sim, a quem você contou, e o que fizeram?",
    hint: "O número do caso ajuda, se houver um.",
  },
  wish: {
    label: "O que você gostaria que acontecesse?",
    hint: "Não podemos prometer. Saber disso nos ajuda.",
  },
  legalHelp: {
    label: "Ajuda jurídica",
    choice: "Quero saber onde posso conseguir ajuda jurídica",
    hint: "Não podemos ser seu advogado. Se você nos deixar entrar em contato, podemos dizer quem talvez possa ajudar.",
  },
};
