import type { WordingOf } from "../catalogue.ts";

/** What the page says of files on their way. `{n}` is a number in per cent or of files. */
export const uploader: WordingOf<"uploader"> = {
  title: "Arquivos a caminho",
  unfinished:
    "Estes arquivos não chegaram inteiros. Escolha aqui o mesmo arquivo de novo, e o envio continua de onde parou. Enquanto você escreve, guardamos o que chegou por {days} dia(s). Depois que você enviar seu relato, guardamos por {sentDays} dia(s), e você pode continuar de outro celular com seu código.",
  unfinishedNoScript:
    "Para continuar, esta página precisa de JavaScript. Sem ele, adicione o arquivo de novo abaixo.",
  finish:
    "Estes arquivos não chegaram inteiros. Escolha o mesmo arquivo de novo, neste celular ou em outro, e o envio continua de onde parou. Guardamos o que chegou por {days} dia(s).",
  finishNoScript:
    "Para continuar de onde parou, esta página precisa de JavaScript. Sem ele, você pode enviar o arquivo inteiro de novo em “Adicionar mais arquivos”.",
  finishLabel: "Escolher o arquivo de novo, ou adicionar outro",
  finishHint:
    "Se você escolher o mesmo arquivo de antes, continuamos de onde parou. Outro arquivo é adicionado ao seu relato.",
  ended: {
    title: "Arquivos que não chegaram",
    lead: "Não temos estes arquivos. O que tinha chegado deles foi removido.",
    file: "Parte que chegou: {arrived} de {size}. Removido em {when}.",
    whole:
      "Tudo tinha chegado ({size}), mas não pudemos aceitar este arquivo. Não aceitamos programas nem páginas da web. Removido em {when}.",
    again: "Você ainda tem um arquivo? Então pode adicioná-lo de novo.",
  },
  noPage:
    "Não conseguimos abrir a próxima página. Seus arquivos ainda estão sendo enviados. Por favor, confira sua conexão e tente de novo.",
  openingPage: "Um momento, por favor. Pode levar até 1 minuto.",
  takenAtOnce:
    "Cada arquivo é enviado assim que você o escolhe. Você pode continuar enquanto ele é enviado.",
  rows: {
    waiting: "Esperando",
    sending: "Enviando: {n} %",
    sendingLeft: "Enviando: {n} %, tempo restante: {left}",
    underAMinute: "menos de um minuto",
    minutes: { one: "cerca de {n} minuto", other: "cerca de {n} minutos" },
    hours: { one: "cerca de {n} hora", other: "cerca de {n} horas" },
    paused: "Em pausa em {n} %",
    offline: "Em pausa: sem conexão. Continuamos sozinhos.",
    unreached: "Em pausa: parece que nada passa agora. Continuamos sozinhos.",
    busy: "Em pausa: nosso servidor está ocupado agora. Continuamos sozinhos.",
    received: "Chegou inteiro",
    checking: "Chegou inteiro. Estamos conferindo agora.",
    checked: "Chegou inteiro e foi conferido: é igual ao do seu aparelho",
    sameKept: "Chegou inteiro. É o mesmo arquivo que {name}, que chegou antes. Guardamos os dois.",
    sameOnce: "Chegou inteiro. É o mesmo arquivo que {name}, que chegou antes. Guardamos uma vez.",
    gone: "Não temos mais este arquivo. Ele foi removido, ou outro que era igual. Se quiser que fique conosco, por favor, escolha-o de novo.",
    differs: "O que temos não é igual ao seu arquivo. Por favor, adicione de novo.",
    failed: "Não chegou. Por favor, adicione de novo.",
    unreadable:
      "Seu aparelho não nos dá mais este arquivo. Ele pode ter sido movido ou mudado. Por favor, escolha-o de novo.",
    notRead:
      "Seu aparelho não nos deixou ler isto. Se for uma pasta, por favor escolha os arquivos que estão nela. Se for um arquivo, por favor escolha-o de novo.",
    removeFile: "Remover {name}",
    removed: "{name} foi removido.",
    notRemoved: "Não conseguimos remover este arquivo. Ele ainda está conosco.",
    notHere: "Não encontramos este arquivo no seu relato. Nada foi removido.",
    inList: "{name} já está na lista. Você não precisa escolhê-lo de novo.",
    chooseAgain: "Já chegou {n} %. Escolha o mesmo arquivo de novo para continuar.",
    pause: "Pausar",
    goOn: "Continuar",
    pauseFile: "Pausar {name}",
    goOnFile: "Continuar {name}",
    left: {
      one: "{n} arquivo ainda está a caminho.",
      other: "{n} arquivos ainda estão a caminho.",
    },
    missing: {
      one: "{n} arquivo não chegou inteiro. A lista diz o que fazer.",
      other: "{n} arquivos não chegaram inteiros. A lista diz o que fazer.",
    },
    differing: {
      one: "{n} arquivo não é igual aqui e no seu aparelho. A lista diz o que fazer.",
      other: "{n} arquivos não são iguais aqui e no seu aparelho. A lista diz o que fazer.",
    },
    notGone: "Um arquivo não pôde ser removido. A lista diz por quê.",
    noneLeft: "Nenhum arquivo está a caminho.",
    allThere: "Todos os arquivos chegaram inteiros. Você pode fechar esta página.",
    keepOpen: "Deixe esta página aberta.",
    refused: {
      program: "Isto é um programa. Aceitamos fotos, vídeos, som e documentos, mas não programas.",
      "web-page":
        "Isto é uma página da web. Por favor, salve como PDF ou faça uma captura de tela, e adicione isso.",
      empty: "Este arquivo está vazio, então não há nada para guardar.",
      "too-large":
        "Este arquivo é grande demais para nós. Por favor, conte em palavras o que é e guarde o arquivo. Podemos receber de outra forma.",
      "too-many": "Seu relato está cheio. Você pode enviar um segundo relato para este arquivo.",
      "report-full":
        "Com este arquivo, seu relato ficaria maior do que podemos aceitar. Você pode enviar um segundo relato para ele.",
      "no-room":
        "Não temos espaço para arquivos agora. Suas palavras chegam mesmo assim, então por favor envie seu relato. Você pode trazer este arquivo depois com seu código. Se esperar aqui, tentamos de novo sozinhos.",
      "no-draft":
        "Não conseguimos mais encontrar seu relato. Se você o enviou, por favor abra-o com seu código.",
      expired: "O tempo para terminar este arquivo acabou. Por favor, adicione de novo.",
      "other-report":
        "Este arquivo é de um relato que não está aberto aqui. O que chegou fica guardado. Abra aquele relato com seu código para continuar.",
      "not-found": "Não conseguimos mais encontrar este arquivo. Por favor, adicione de novo.",
    },
  },
};
