import type { WordingOf } from "../catalogue.ts";

/** The page of a named event, and what the form says to somebody who comes from one. */
export const eventPage: WordingOf<"eventPage"> = {
  where: "Onde",
  when: "Quando",
  notReviewed: "Ninguém conferiu esta tradução ainda.",
  ask: "Você viu ou ouviu algo lá? Tem fotos ou vídeos? Você pode nos contar.",
  noName: "Você não precisa dar seu nome.",
  keeps:
    "Se você começar aqui, seu relato diz que começou nesta página. Não achamos que você esteve lá até você nos contar.",
  begin: "Começar um relato",
  next: "Depois, perguntamos o que aconteceu.",
  closed: "Esta página não recebe mais relatos.",
  other: "Você ainda pode nos contar isto ou outra coisa na nossa primeira página.",
  otherLink: "Ir para a primeira página",
  from: "A página de onde você veio",
  named: "O acontecimento que seu relato cita",
  leave: {
    button: "Meu relato não é sobre esse acontecimento",
    done: "Seu relato não cita mais o acontecimento “{event}”. Suas respostas às perguntas daquela página não serão enviadas.",
    back: "É sobre esse acontecimento, sim",
  },
  offer: {
    title: "Você esteve lá nessa hora?",
    lead: "A página de onde você veio diz um lugar e uma hora. Você pode ter estado lá em outra hora, ou em outro lugar.",
    fill: "Sim. Preencher este lugar e esta hora",
    own: "Se não, escreva os seus abaixo.",
    filled:
      "Preenchemos o lugar e a hora dessa página. Por favor, confira os dois. Mude o que não foi assim para você.",
  },
  poster: {
    ask: "Você esteve lá? Conte o que viu.",
    name: "Você não precisa dar seu nome.",
    how: "Aponte a câmera de um celular para o quadrado, ou digite este endereço:",
    square: "Um quadrado para a câmera de um celular. Ele abre {address}.",
    emergency: "Em perigo agora? Ligue para {number}.",
  },
};
