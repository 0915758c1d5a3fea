import type { WordingOf } from "../catalogue.ts";

/** Checking a receipt, by anyone who has one. */
export const checkReceipt: WordingOf<"checkReceipt"> = {
  title: "Conferir um comprovante",
  lead: "Cole um comprovante. Dizemos se ele é nosso e se alguém o mudou.",
  receipt: {
    label: "O comprovante",
    hint: "Abra o arquivo de texto, selecione tudo, copie e cole aqui.",
    because: "Precisamos do texto inteiro, com as linhas longas de letras no final.",
  },
  digest: {
    label: "Impressão digital de um arquivo",
    hint: "Se você tem um arquivo e sabe o SHA-256 dele, dizemos se o arquivo está neste comprovante.",
  },
  check: "Conferir este comprovante",
  problems: {
    empty: "Por favor, cole primeiro um comprovante.",
    "not-a-receipt":
      "Isto não parece um dos nossos comprovantes. Eles começam com “Bearwitness receipt”. Por favor, cole o texto inteiro.",
    digest:
      "Não conseguimos ler a impressão digital. Um SHA-256 tem 64 letras e números, de 0 a 9 e de a até f.",
  },
  genuineTitle: "Este comprovante é verdadeiro",
  genuine: "Fomos nós que o demos. Recebemos este relato em {when}.",
  fileSealed:
    "Este escritório tem este arquivo desde {when}. Conferimos o que guardamos em {sealed}.",
  fileReceived:
    "Este escritório tem este arquivo desde {when}. Ele ainda não estava guardado de forma definitiva quando o comprovante foi feito.",
  fingerprintFollows:
    "A impressão digital dele ainda não tinha sido tirada quando o comprovante foi feito.",
  fileIsTyped: "Este é o arquivo sobre o qual você perguntou.",
  noFiles: "O relato chegou sem arquivos.",
  digestIn: "A impressão digital que você deu está neste comprovante.",
  digestNotIn: "A impressão digital que você deu não está neste comprovante.",
  meaning:
    "O comprovante mostra o que recebemos e quando. Ele não mostra o que há dentro, quem enviou, nem se é verdade.",
  later:
    "Ele não pode mostrar o que veio depois. Um tribunal pode nos mandar devolver ou apagar um arquivo.",
  officeOnly: "Só nós o assinamos. Ninguém de fora o assinou também.",
  witness: "{name} também o assinou.",
  witnessUnknown:
    "Ele diz que {name} também o assinou. Não conhecemos a chave de quem assinou; por favor, pergunte a essa parte.",
  logDiffers:
    "Mas nossos próprios registros não são aqueles de que este comprovante foi feito. Por favor, guarde-o bem e avise a nós, a um advogado ou a um tribunal.",
  notGenuineTitle: "Este comprovante não é verdadeiro",
  notGenuine: "Não é um comprovante como nós o demos. Não confie no que ele diz.",
  reasons: {
    "cannot-be-read": "Não conseguimos ler tudo. Pode faltar um pedaço, ou há letras que mudaram.",
    "words-changed": "Algumas das palavras dele mudaram.",
    "file-changed": "O que ele diz sobre o arquivo {number} mudou.",
    "other-key": "Foi assinado com uma chave que não é nossa.",
    "retired-key": "Foi assinado com uma chave em um momento em que não usávamos essa chave.",
    "other-log": "É de outro escritório, ou suas primeiras linhas mudaram.",
    "not-signed": "Não está assinado como os nossos comprovantes.",
    "signature-fails": "A assinatura não combina. O que foi assinado mudou.",
    "not-in-log": "A parte {number} dele não está nos nossos registros.",
    "records-do-not-fit":
      "As partes dele não pertencem umas às outras. Pode ter ficado um arquivo de fora.",
  },
  notGenuineNext:
    "Se você o recebeu de nós, tente de novo com o próprio arquivo. Uma cópia de um e-mail ou de uma foto pode perder letras.",
  selfTitle: "Confira sem nós",
  self: "Você não precisa confiar em nós. Pode salvar uma página que confere um comprovante, e seus arquivos, sem internet.",
  selfLink: "Salvar a página que confere comprovantes",
  keyTitle: "Nossa chave",
  key: "Assinamos com esta chave. Compare com uma carta ou com os documentos de um tribunal, não só com esta página.",
  own: {
    title: "Seu comprovante para guardar",
    what: "Ele prova quais arquivos você nos enviou e quando. Nele não estão seu código, seu nome, suas palavras nem seus arquivos.",
    pdf: "Comprovante em PDF, para imprimir",
    text: "Comprovante em texto, para conferir depois",
    translated: "O mesmo na sua língua, para ler",
    care: "Quem o encontrar pode ver que alguém nos enviou um relato. Guarde onde ninguém vai olhar.",
    check: "Como qualquer pessoa pode conferir um comprovante",
  },
  notKept: "Não guardamos o que você cola aqui. Nada nesta página diz quem enviou um relato.",
};
