import type { WordingOf } from "../catalogue.ts";

/** Coming back with a code. */
export const followUp: WordingOf<"followUp"> = {
  title: "Voltar a um relato",
  lead: "Digite o código que você recebeu quando enviou seu relato.",
  code: {
    label: "Seu código",
    hint: "32 números. Você pode digitar com ou sem espaços.",
    because: "Só o código abre seu relato. É isso que o protege.",
  },
  open: "Abrir meu relato",
  notFound:
    "Nenhum relato se abre com estes números. Por favor, olhe de novo sua anotação ou foto. Confira 1 e 7, 0 e 8, 5 e 6.",
  problems: {
    empty: "Por favor, digite seu código.",
    "not-digits":
      "Um código só tem números, nenhuma letra. Por favor, olhe de novo sua anotação ou foto.",
    "too-short": "Um código tem 32 números. Lemos {digits}. Por favor, veja se falta um grupo.",
    "too-long":
      "Um código tem 32 números. Aqui há mais. Por favor, procure números digitados 2 vezes.",
    "wrong-check":
      "Um número pode estar errado, ou 2 podem ter trocado de lugar. Por favor, compare cada grupo com sua anotação ou foto.",
  },
  busy: "Muitas pessoas estão abrindo relatos agora. Por favor, espere 10 segundos e aperte o botão de novo.",
  wait: "Muitos códigos estão sendo tentados agora. Por favor, espere {seconds} segundo(s). Depois aperte o botão de novo. Seu código ainda está no campo.",
  working: "Estamos conferindo seu código. Pode levar meio minuto.",
  visitOver:
    "Seu relato foi fechado porque ninguém usou esta página por 30 minutos. Digite seu código para abri-lo de novo.",
  filesCame: {
    one: "1 arquivo chegou inteiro. Ele está guardado com seu relato.",
    other: "{n} arquivos chegaram inteiros. Eles estão guardados com seu relato.",
  },
  filesMissed: {
    one: "1 arquivo não foi adicionado. Abra seu relato com seu código. Depois veja qual falta e adicione de novo.",
    other:
      "{n} arquivos não foram adicionados. Abra seu relato com seu código. Depois veja quais faltam e adicione de novo.",
  },
  reportNumber: "Número do relato",
  reportNumberNote:
    "Diga esse número quando falar conosco. Ele não abre seu relato; só o código abre.",
  lostTitle: "Você perdeu o código?",
  lost: [
    "Procure nas suas fotos, anotações e arquivos salvos. O texto que nossa página salva se chama “note.txt”.",
    "Se você enviou o relato aqui há menos de 1 dia, abra a primeira página nesse aparelho. Ela pode mostrar o código de novo.",
    "Se o código se perdeu, peça um novo abaixo. Ou envie um novo relato. Diga que já escreveu antes: o dia, o lugar e os nomes dos seus arquivos. Com isso, as pessoas daqui podem juntar os 2.",
    "Não podemos fazer de novo o código antigo. O novo código não abre o que escrevemos para você antes.",
  ],
  reportTitle: "Seu relato",
  statusTitle: "Como está",
  received: "Recebido em {when}",
  openedTitle: "Seu nome foi visto",
  opened:
    "Em {when}, 2 pessoas deste escritório permitiram que um colega visse o que você nos contou sobre você, {because}.",
  openedBecause: {
    ask: "porque queriam perguntar algo sobre seu relato",
    witness: "porque queriam pedir que você falasse como testemunha",
    court: "porque um tribunal mandou",
    safety: "porque temiam pela sua segurança ou pela de outras pessoas",
    other: "por causa do trabalho delas no seu relato",
  },
  filesTitle: "Seus arquivos",
  noFiles: "Você não enviou arquivos.",
  fingerprintNote:
    "A impressão digital é um número feito de todo o conteúdo de um arquivo. Anote para provar depois o que você enviou.",
  close: "Fechar meu relato",
  closed: "Seu relato está fechado nesta tela. Nada fica neste aparelho.",
  leaveNote: "Quando terminar, aperte “Fechar meu relato” e depois “Sair agora”.",
};
