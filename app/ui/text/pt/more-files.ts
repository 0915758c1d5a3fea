import type { WordingOf } from "../catalogue.ts";

/** Adding files to a report that was sent. */
export const moreFiles: WordingOf<"moreFiles"> = {
  title: "Adicionar mais arquivos",
  lead: "Temos seu relato {code}. Você pode adicionar fotos, vídeos e documentos a ele. Nada do que temos muda com isso.",
  here: "Arquivos deste relato que estão aqui",
  none: "Nenhum arquivo deste relato está aqui ainda.",
  added: "Chegou inteiro. O que você adicionou está na lista abaixo.",
  wasHere: {
    one: "{n} arquivo já estava aqui. É o mesmo, por isso guardamos uma vez.",
    other: "{n} arquivos já estavam aqui. São os mesmos, por isso guardamos cada um uma vez.",
  },
  back: "Voltar ao seu relato",
  link: "Adicionar mais arquivos",
  linkNote: "Você achou outra foto ou outro vídeo, ou algum deles não chegou?",
};
