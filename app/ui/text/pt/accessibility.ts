import type { WordingOf } from "../catalogue.ts";

/** For readers who use other ways to read and write. */
export const accessibility: WordingOf<"accessibility"> = {
  title: "Acessibilidade",
  lead: "Todas as pessoas devem poder fazer um relato. Fazemos este site para que funcione para você.",
  worksTitle: "O que você pode fazer",
  works: [
    "Usar só o teclado, um leitor de tela ou sua voz.",
    "Aumentar o texto em até 4 vezes.",
    "Usar uma tela escura ou suas próprias cores. O site segue as configurações do seu aparelho.",
    "Usar um celular antigo ou lento. Nenhuma página precisa de scripts.",
    "Ir com calma. Seu relato fica guardado por 7 dias enquanto você escreve.",
  ],
  standardTitle: "As regras que seguimos",
  standard:
    "Nossa meta são as regras WCAG 2.2, nível AA. Testamos cada página com ferramentas e com o teclado.",
  knownTitle: "O que ainda não funciona bem",
  known: [
    "Uma máquina traduziu este site para outras línguas. Falta ainda que pessoas revisem as palavras. Você pode nos escrever em qualquer língua.",
    "Mostramos suas fotos e seus vídeos como você os enviou, sem descrição.",
  ],
  problemTitle: "Alguma coisa atrapalha você?",
  problem:
    "Conte para nós em um relato: escolha “Outra coisa” (Something else). Você também pode pedir a uma pessoa de confiança que preencha por você.",
};
