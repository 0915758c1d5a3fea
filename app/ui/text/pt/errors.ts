import type { WordingOf } from "../catalogue.ts";

/** Words for what goes wrong: on a form, and instead of a page. */
export const errors: WordingOf<"errors"> = {
  home: "Ir para a primeira página",
  noDraft: {
    title: "Não conseguimos encontrar seu rascunho",
    text: [
      "Um rascunho fica guardado por 7 dias no celular ou computador onde você começou. Talvez ele não exista mais, ou você esteja em outro aparelho.",
      "Você pode começar de novo. Se já enviou seu relato, abra-o com seu código.",
    ],
    start: "Começar um relato",
    nothingLost: "O que você nos enviou antes não se perdeu.",
    kept: "O que você escreveu nesta página ainda está aqui. Você pode colocar em um novo relato.",
    filesNotKept:
      "Os arquivos que você acabou de escolher não chegaram. Por favor, escolha-os de novo em um novo relato.",
    startWithThis: "Começar um novo relato com esta página",
    cookies:
      "Se você vir isto de novo, seu navegador talvez bloqueie os cookies deste site. Por favor, permita os cookies ou use outro navegador.",
  },
  sentDraft: {
    title: "Você já enviou este relato",
    text: ["O que está nesta página agora não faz parte dele."],
    see: "Ver o relato que você enviou",
    startNote: "Se começar um novo relato aqui, anote antes o código do que foi enviado.",
  },
  otherReport: {
    title: "Esta página era de outro relato",
    text: "Agora outro relato está aberto neste aparelho. Nada foi salvo, enviado ou apagado.",
    kept: "O que você escreveu ainda está nesta página. Copie se precisar. Para acrescentar algo a um relato que enviou, abra-o com o seu código.",
    see: "Ver o que está aberto agora",
  },
  changedElsewhere: {
    title: "Esta página foi salva em outra janela",
    text: "Depois que você a abriu aqui, esta página foi salva mais uma vez, talvez em outra aba. Os dois textos ainda estão aqui.",
    see: "Ver o que está salvo agora, em outra aba",
    choose: "Se você tocar no botão abaixo, o que está nesta página toma o lugar.",
  },
  pageFirst: "Antes que você possa enviar seu relato, precisamos desta página.",
  files: {
    none: "Por favor, escolha primeiro um arquivo.",
    empty: "{name} está vazio, então não há nada para guardar. Por favor, escolha-o de novo.",
    tooLarge:
      "{name} tem mais de {limit}. Por favor, conte em palavras o que é e guarde o arquivo. Podemos receber de outra forma.",
    program: "{name} é um programa. Aceitamos fotos, vídeos, som e documentos, mas não programas.",
    webPage:
      "{name} é uma página da web. Não podemos aceitar assim. Por favor, salve como PDF ou faça uma captura de tela, e adicione isso.",
    tooManyInReport:
      "{name} não foi adicionado: um relato não pode ter mais arquivos. Você pode enviar um segundo relato para os outros.",
    reportFull:
      "{name} não foi adicionado: com ele, seu relato ficaria maior do que podemos aceitar. Você pode enviar um segundo relato para ele.",
    noRoom:
      "{name} não foi adicionado: não temos espaço para arquivos agora. Seu relato em palavras chega mesmo assim, então por favor envie. Guarde o arquivo e conte em palavras o que é. Podemos receber de outra forma.",
    tooMany: "São mais de {limit} arquivos de uma vez. Por favor, adicione em grupos menores.",
    otherReport:
      "A página que você usou era de outro relato, não do que está aberto aqui agora. Por isso nada foi adicionado nem retirado. Esta página mostra o relato que está aberto. Para adicionar a um que você enviou, abra-o com seu código.",
    broken:
      "{name} não chegou inteiro. Os arquivos antes dele estão seguros. Por favor, adicione de novo.",
  },
  problems: {
    "choose-category":
      "Por favor, escolha do que se trata principalmente. “Outra coisa” (Something else) também serve.",
    "write-what-happened": "Por favor, conte o que aconteceu. Basta uma frase.",
    "narrative-too-long":
      "Seu texto é mais longo do que podemos receber de uma vez. Por favor, encurte, ou adicione como arquivo 2 páginas à frente.",
    "write-place": "Por favor, diga onde foi. Basta uma esquina, uma loja ou uma cidade.",
    "place-too-long":
      "O lugar é mais longo do que podemos receber. Por favor, encurte. Você pode contar mais na primeira página.",
    "place-not-taken":
      "Não conseguimos usar o lugar deste arquivo agora. Por favor, diga em palavras.",
    "coordinates-together":
      "Os números do mapa só servem em par. Por favor, preencha os 2 campos ou deixe os 2 vazios.",
    "coordinates-not-numbers": "Não conseguimos ler o número do mapa. Escreva assim: 40.7128.",
    "coordinates-out-of-range":
      "Esse número do mapa não fica na Terra. O primeiro vai de -90 a 90, o segundo de -180 a 180.",
    "date-incomplete":
      "Não conseguimos ler essa data. Escreva em números, primeiro o mês: 4 21 2026.",
    "date-not-in-calendar": "Esse dia não está no calendário. Por favor, confira o mês e o dia.",
    "date-in-future": "Esse dia ainda não chegou. Por favor, confira o mês e o ano.",
    "time-not-read": "Não conseguimos ler essa hora. Escreva assim: 17:30 ou 5:30 pm.",
    "time-without-date":
      "Temos uma hora, mas não um dia. Por favor, adicione o dia ou deixe a hora vazia.",
    "until-before-from":
      "O último dia ou a última hora vem antes do começo. Por favor, confira os dois.",
    "choose-reach": "Por favor, escolha uma das 3 opções. Você não precisa dar seu nome.",
    "contact-needs-one-way":
      "Por favor, dê uma forma de falar com você, ou escolha não dar o nome.",
    "way-needs-email": "Você prefere e-mail. Por favor, dê um endereço ou escolha outra forma.",
    "way-needs-phone": "Você prefere o telefone. Por favor, dê um número ou escolha outra forma.",
    "contact-too-long": "Isto é mais longo do que podemos receber aqui. Por favor, encurte.",
    "answer-needed": "Por favor, responda a esta pergunta. “Não sei” também serve.",
    "answer-too-long": "Isto é mais longo do que podemos receber aqui. Por favor, encurte.",
    "link-not-read":
      "Não conseguimos ler esse link. Copie da parte de cima do seu navegador. Ele começa com https://",
    "link-too-long":
      "Esse link é longo demais para nós. Por favor, diga em palavras onde você viu.",
    "link-with-name":
      "Esse link tem um nome ou uma senha. Por favor, tire essa parte, para que não a guardemos.",
    "too-many-links":
      "Um relato pode ter 20 links. Por favor, coloque os outros em um arquivo de texto e adicione aqui.",
    "sighting-empty": "Por favor, preencha um dos campos ou volte.",
    "too-many-sightings":
      "Um relato pode ter 30 agentes e carros. Por favor, conte sobre os outros com suas próprias palavras.",
    "email-not-read":
      "Não conseguimos ler esse endereço de e-mail. Ele é parecido com name@example.org.",
  },
  pages: {
    "403": {
      title: "Não conseguimos receber isto",
      text: [
        "Esta página ficou aberta por muito tempo, ou foi enviada de outro site. Para proteger você, nós paramos o envio.",
        "O que você salvou antes ainda está lá. Volte, recarregue a página e envie de novo.",
      ],
    },
    "404": {
      title: "Não há nenhuma página aqui",
      text: [
        "O endereço pode ter um erro de digitação, ou a página mudou de lugar.",
        "Um relato que você começou ainda está lá.",
      ],
    },
    "409": {
      title: "Isto já foi feito",
      text: ["Já tínhamos recebido isto, então não contamos 2 vezes. Você não precisa fazer nada."],
    },
    "413": {
      title: "Isso foi grande demais para nós",
      text: [
        "O que você enviou é maior do que podemos receber de uma vez. Suas outras respostas e seus outros arquivos estão seguros.",
        "Tente com menos arquivos de cada vez. Vídeos longos vão melhor um por um.",
      ],
    },
    "429": {
      title: "Por favor, espere um minuto",
      text: [
        "Muitas pessoas usam este site ao mesmo tempo, ou muitas tentativas vieram de um só lugar. Suas respostas estão seguras.",
        "Espere 1 minuto e depois recarregue esta página.",
      ],
    },
    "500": {
      title: "Algo quebrou do nosso lado",
      text: [
        "Não é culpa sua. O que você salvou antes ainda está lá.",
        "Por favor, tente de novo em alguns minutos. Se precisar de ajuda já, ligue para o 911.",
      ],
    },
  },
};
