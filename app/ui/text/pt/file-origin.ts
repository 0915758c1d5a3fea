import type { WordingOf } from "../catalogue.ts";

/** Where a file comes from, as its sender knows it. */
export const fileOrigin: WordingOf<"fileOrigin"> = {
  title: "De onde vem este arquivo?",
  note: "Isso nos ajuda a usá-lo no tribunal. Você pode pular o que quiser. “Não sei” também é uma boa resposta.",
  recordedBy: {
    label: "Quem gravou ou fez?",
    me: "Eu",
    known: "Alguém que eu conheço",
    found: "Achei na internet",
    unknown: "Não sei",
  },
  original: {
    label: "É o primeiro arquivo, o original?",
    hint: "Não a cópia de uma cópia, nem a filmagem de uma tela.",
  },
  edited: {
    label: "Alguma coisa nele foi mudada?",
    hint: "Como cortado, encurtado, borrado ou com texto por cima. Tudo bem. Só precisamos saber.",
  },
  viaApp: {
    label: "Ele passou por um aplicativo antes de chegar a nós?",
    hint: "Como um aplicativo de mensagens ou uma rede social. Muitos aplicativos tiram o dia e o lugar.",
  },
  app: { label: "Se sim, qual aplicativo?" },
  stillThere: {
    label: "O original ainda está em um celular ou em uma câmera?",
    hint: "Seu, ou da pessoa que fez. Por favor, guarde.",
  },
  placeTakenOut: {
    label: "Você tirou o lugar do arquivo?",
    hint: "Alguns celulares perguntam isso quando você escolhe uma foto. Tudo bem se você tirou.",
  },
  sure: { yes: "Sim", no: "Não", unknown: "Não sei" },
};
