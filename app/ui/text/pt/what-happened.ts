import type { WordingOf } from "../catalogue.ts";

/** The page "What happened". */
export const whatHappened: WordingOf<"whatHappened"> = {
  step: "O que aconteceu",
  title: "O que aconteceu?",
  next: "Salvamos esta página quando você aperta “Continuar”. Depois, fazemos algumas perguntas sobre isso.",
  category: {
    label: "Do que se trata principalmente?",
    hint: "Escolha o que combina mais. O resto você pode contar abaixo.",
    because: "Precisamos disso para que as pessoas certas leiam primeiro.",
  },
  narrative: {
    label: "Conte com suas próprias palavras",
    hint: "Escreva em qualquer língua. Pode ser curto. Você não precisa acertar cada detalhe.",
    because: "Precisamos das suas palavras para saber o que procurar.",
  },
  helpTitle: "O que pode nos ajudar",
  help: [
    "O que você viu e ouviu, uma coisa depois da outra.",
    "O que os agentes vestiam: palavras em coletes, emblemas, máscaras, números de distintivo.",
    "Carros: cor, marca, placa. Uma parte da placa também ajuda.",
    "Quem mais estava lá, como a polícia local ou outras pessoas que filmaram.",
    "O que você viu com seus próprios olhos, e o que alguém contou para você.",
  ],
  immigration:
    "Por favor, não escreva se você ou outras pessoas têm cidadania ou papéis. Não precisamos disso.",
};
