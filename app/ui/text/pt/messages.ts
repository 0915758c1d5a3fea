import type { WordingOf } from "../catalogue.ts";

/** What a reporter and the office write to each other. */
export const messages: WordingOf<"messages"> = {
  title: "Mensagens",
  none: "Ainda não há mensagens. Se tivermos uma pergunta, você a encontra aqui.",
  list: "Mensagens, as mais antigas primeiro",
  fromOffice: "O escritório escreveu em {when}",
  fromYou: "Você escreveu em {when}",
  read: "O escritório leu isto.",
  notRead: "O escritório ainda não leu isto.",
  shut: "Você recebeu um novo código depois que isto foi escrito. Isto não se abre com o novo código. Se precisar, peça que escrevamos de novo.",
  field: {
    label: "Escreva para nós",
    hint: "Você não precisa dizer quem é. Ninguém pode mudar uma mensagem depois de enviada.",
    because: "Uma mensagem vazia não nos diz nada.",
  },
  send: "Enviar a mensagem",
  sent: "Temos sua mensagem. Você vê aqui quando o escritório a leu.",
  pageTitle: "Escrever ao escritório",
  problems: {
    empty: "Por favor, escreva alguma coisa primeiro.",
    "too-long":
      "Isto tem mais de 10.000 letras. Por favor, encurte ou envie em 2 mensagens. Suas palavras ainda estão no campo.",
    "too-many":
      "Número de mensagens que você enviou em 1 dia: {most}. Não podemos receber mais hoje. Suas palavras ainda estão no campo. Por favor, copie e envie amanhã.",
  },
  visitOver: {
    title: "Sua mensagem ainda não foi enviada",
    why: "Seu relato foi fechado porque ninguém o usou por 30 minutos. Suas palavras ainda estão no campo abaixo.",
    steps: [
      "Abra seu relato com seu código, em uma nova aba.",
      "Volte a esta página e aperte o botão de novo.",
    ],
    open: "Abrir meu relato em uma nova aba",
  },
  back: "Voltar ao seu relato",
};
