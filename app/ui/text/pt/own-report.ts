import type { WordingOf } from "../catalogue.ts";

/** What a reporter can do with a report that was sent, besides adding to it. */
export const ownReport: WordingOf<"ownReport"> = {
  title: "Corrigir ou retirar",
  lead: "Alguma coisa mudou? Você pode nos contar aqui.",
  asked: "Em {when}, você nos pediu para corrigir alguma coisa. Suas palavras estão em Mensagens.",
  settled: "Cuidamos disso em {when}.",
  seen: "O escritório viu isto.",
  notSeen: "O escritório ainda não viu isto.",
  correct: {
    link: "Corrigir alguma coisa",
    title: "Corrigir alguma coisa",
    lead: "Alguma coisa no seu relato está errada, ou agora você sabe mais? Conte para nós o que está errado e o que é certo.",
    stays:
      "O que você enviou primeiro fica como estava. Ninguém pode mudar isso, nem nós. O que você escrever agora fica ao lado.",
    field: {
      label: "O que está errado, e o que é certo?",
      hint: "Por exemplo: o carro não era azul, era verde.",
      because: "Precisamos saber o que corrigir.",
    },
    send: "Enviar isto ao escritório",
    sent: "Temos o que você quer corrigir. Está em Mensagens.",
  },
  withdraw: {
    link: "Retirar seu relato",
    title: "Retirar seu relato",
    lead: "Você pode se afastar do seu relato a qualquer momento. Não precisa dizer por quê. Isto é o que significa:",
    points: [
      "Pedimos a todos que trabalham no seu relato que deixem você em paz: que não liguem e não peçam que você seja testemunha.",
      "Se você deu seu nome ou uma forma de contato, isso continua trancado. Só pode ser aberto se um tribunal mandar, ou se alguém puder estar em perigo.",
      "Suas palavras e seus arquivos ficam aqui. O que chegou precisa ficar inteiro, e ainda pode ser usado sem você.",
      "Um tribunal ainda pode nos mandar entregar o que temos.",
      "Você ainda pode voltar com seu código. Se escrever para nós, podemos responder aqui.",
    ],
    undo: "Você pode desfazer isto mais tarde, na página do seu relato.",
    yes: "Retirar meu relato",
    done: "Você retirou este relato em {when}.",
    doneNote:
      "Pedimos a todos que trabalham nele que deixem você em paz. Suas palavras e seus arquivos ficam aqui. Mudou de ideia? Então aperte o botão.",
    back: "Quero participar de novo",
    backDone: "Seu relato não está mais retirado.",
    tooMany:
      "Você mudou isto muitas vezes hoje. Por enquanto, seu relato continua retirado. Por favor, volte amanhã ou escreva para nós.",
  },
  copy: {
    title: "Leve uma cópia com você",
    lead: "Você pode salvar neste aparelho um arquivo com o que nos contou. Nele estão os nomes dos seus arquivos e nossas mensagens, mas não os arquivos.",
    care: "Quem usar este aparelho pode ler. Salve só se for seguro para você.",
    text: "Salvar como texto",
    json: "Salvar como dados (JSON)",
    tooMany:
      "Número de cópias que você salvou em 1 dia: {most}. Por favor, volte amanhã para a próxima.",
    file: {
      title: "O que você nos contou",
      made: "Feito em {when}",
      erased: "O que você nos contou sobre você foi apagado. Não temos mais.",
      filesComing: "Arquivos que ainda não chegaram",
      coming: "Chegaram {arrived} de {size}",
      noFingerprint: "Ainda não está lacrado, por isso ainda não há impressão digital",
      failed: "O que temos não é o que você enviou. Por favor, guarde seu próprio arquivo.",
      requests: "O que você pediu",
      takenBack: "Você desfez isso em {when}.",
    },
  },
};
