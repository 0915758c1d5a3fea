import type { WordingOf } from "../catalogue.ts";

/** Asking for a new code, and what its holder and the old one's read of it. */
export const lostCode: WordingOf<"lostCode"> = {
  link: "Pedir um código novo",
  title: "Pedir um código novo",
  lead: "Conte o que só você pode saber sobre seu relato. Depois, pessoas daqui procuram por ele.",
  how: [
    "Você recebe na hora um código novo. Ele ainda não abre nada.",
    "2 pessoas daqui precisam concordar que o relato é seu. Isso pode levar alguns dias.",
    "Quando elas concordam, marcam um dia, na maioria das vezes {days} dia(s) depois. A partir desse dia, o código novo abre seu relato. Até lá, seu código antigo funciona. Ele pode parar o novo. Se outra pessoa pediu e você não vier nesse tempo, você só fica sabendo depois. Em casos raros, o código antigo termina na hora.",
    "O que escrevemos para você antes fica fechado para o código novo. Peça, e podemos escrever de novo.",
  ],
  least:
    "Conte pelo menos 2 destas coisas. Mais ajuda. Não escreva seu nome aqui: várias pessoas deste escritório leem.",
  facts: {
    sent: { label: "Quando você enviou?", hint: "Um dia, ou mais ou menos quando." },
    place: { label: "Onde aconteceu?", hint: "Como você nos contou na época." },
    happened: { label: "O que aconteceu?", hint: "Em poucas palavras." },
    words: { label: "Palavras que você usou", hint: "Uma frase de que você ainda lembra." },
    files: { label: "Seus arquivos", hint: "Os nomes deles, ou o que mostram." },
    other: {
      label: "O que mais só você pode saber?",
      hint: "Por exemplo, o que escrevemos para você.",
    },
  },
  send: "Receber um código novo",
  tooFew: "Por favor, conte pelo menos 2 coisas.",
  tooLong: "Isto é longo demais. Por favor, use no máximo 2.000 letras.",
  busy: "Há muitas pessoas aqui agora. Por favor, espere 10 segundos e aperte o botão de novo. Suas palavras ainda estão aqui.",
  wait: "Muitos códigos estão sendo pedidos agora. Por favor, espere {seconds} segundo(s). Depois aperte o botão de novo. Suas palavras ainda estão aqui.",
  working: "Seu código novo está sendo feito. Pode levar meio minuto.",
  gotTitle: "Seu código novo",
  gotLead: "Anote agora, ou tire uma foto. Nós o mostramos só desta vez.",
  gotNext: [
    "O código ainda não abre nada. Primeiro precisamos achar seu relato.",
    "Volte em alguns dias e digite o código. Então você vê como está.",
    "Se achar seu código antigo, use esse. Ele ainda funciona.",
  ],
  look: "Digitar o código para ver como está",
  waitsTitle: "Seu novo código ainda não funciona",
  waits: "Você o pediu em {when}.",
  waitsNext: [
    "Procuramos seu relato à mão, e 2 pessoas precisam concordar. Depois quase sempre há um tempo em que o código antigo pode parar o novo.",
    "Até tudo isso terminar, esta página diz a mesma coisa. Assim ela não conta a ninguém que relatos existem.",
    "Por favor, volte em alguns dias. Se isto não mudar, ligue para este escritório. Diga o dia em que pediu.",
  ],
  refusedTitle: "Este código não vai abrir nenhum relato",
  refused: {
    "not-sure":
      "O que você contou não nos levou com certeza a um só relato. Ou alguém que tem o primeiro código disse não.",
    "in-person":
      "Primeiro precisamos falar com você. Por favor, ligue para este escritório ou venha até aqui.",
  },
  refusedNext: [
    "Você pode pedir de novo e contar mais.",
    "Você também pode enviar um novo relato. Diga nele que já escreveu antes.",
  ],
  endedTitle: "Este código terminou",
  ended:
    "Alguém disse que perdeu o código, e 2 pessoas daqui concordaram em dar um novo. Desde {when}, só o código novo abre o relato.",
  endedNext: [
    "Você pediu o código novo? Então use esse.",
    "Se você não pediu, ligue agora para este escritório. Você também pode enviar um novo relato e dizer isso nele.",
  ],
  stopTitle: "Alguém pediu um código novo",
  stop: "Em {when}, alguém nos disse que perdeu o código deste relato. 2 pessoas daqui acreditaram. Em {until}, o código novo vai abrir este relato, e o seu código vai terminar.",
  stopMine: "Foi você? Então não precisa fazer nada, só esperar.",
  stopNotMine: "Se não foi você, pare o código novo agora. Então ele nunca abre seu relato.",
  stopButton: "Parar o código novo",
  stopped: "O código novo está parado. Ele não abre nada. Seu próprio código continua como está.",
  nothingToStop: "Não há nenhum código novo para parar.",
};
