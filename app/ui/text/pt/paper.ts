import type { WordingOf } from "../catalogue.ts";

export const paper: WordingOf<"paper"> = {
  title: "Formulário em papel",
  link: "Imprimir um formulário em papel",
  offer:
    "Você também pode relatar em papel. Imprima o formulário ou peça um a nós. Alguém também pode ler o formulário para nós por telefone.",
  screen:
    "Imprima esta página: aperte Ctrl e P, ou escolha Imprimir no navegador. Você também pode imprimir para outras pessoas.",
  howTitle: "Como preencher",
  how: [
    "Você não precisa dar o seu nome. Pode deixar em branco cada pergunta que não está marcada como necessária.",
    "Escreva em qualquer língua. Use uma caneta escura, por favor.",
    "Faça uma cruz no quadrado ao lado da sua resposta.",
    "Se precisar de mais espaço, junte uma folha. Escreva nela o número da pergunta.",
  ],
  sendTitle: "Como enviar para nós",
  send: [
    "Envie pelo correio ou traga até nós.",
    "Você não precisa escrever o seu endereço por fora.",
    "Guarde suas fotos e vídeos. Envie cópias de papéis e impressões. Os arquivos podem vir depois, no nosso site.",
    "Se guardar uma cópia deste formulário, deixe onde ninguém olha.",
  ],
  addressTitle: "Para onde enviar",
  noAddress: "O nosso endereço não está impresso aqui. Por favor, peça a nós.",
  codeTitle: "O seu código",
  code: [
    "Quando digitamos o seu relato, ele recebe um código. Com ele você vê no nosso site como está o relato e lê o que escrevemos para você.",
    "Mostramos o código uma única vez. Para receber, traga o formulário e espere, ou diga como falar com você.",
  ],
  notFor: "Pule estas perguntas se foi: {concerns}",
  onlyFor: "Só se foi: {concerns}",
  forAll: "Qualquer que seja o assunto",
  ifYou: "Só se você respondeu “{answers}” à pergunta “{question}”",
  fileNumber: "Foto, vídeo ou papel número {n}",
  fileName: { label: "O que é?", hint: "O nome ou poucas palavras, como “vídeo no meu celular”." },
  more: "Para mais, imprima esta página de novo ou junte uma folha.",
  apart:
    "Não escreva aqui o que aconteceu. A pessoa que digita o seu formulário vê esta folha. Nos nossos computadores ela fica trancada, separada do seu relato.",
  apartTitle: "Esta folha fica separada",
};
