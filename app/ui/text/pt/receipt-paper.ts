import type { WordingOf } from "../catalogue.ts";

/** A receipt on paper, and as a text to read: what stands around its facts. The receipt that can be checked is English (docs/receipt-format.md). */
export const receiptPaper: WordingOf<"receiptPaper"> = {
  title: "Comprovante",
  translated:
    "Este é seu comprovante na sua língua, para ler. Só o texto em inglês, receipt.txt, pode ser conferido. Por favor, guarde os dois.",
  summaryNone: "Este escritório recebeu um relato. Ele chegou sem arquivos.",
  summary: {
    one: "Este escritório recebeu um relato com {n} arquivo.",
    other: "Este escritório recebeu um relato com {n} arquivos.",
  },
  received: "Relato recebido",
  signedBy: "Assinado por",
  officeOnly: "Só o escritório. Nenhuma testemunha independente assinou.",
  officeAnd: "O escritório, e {names}",
  log: "Registro",
  key: "Impressão digital da chave",
  filesTitle: "Os arquivos",
  filesAbout:
    "Aqui os arquivos não têm nome. Cada um é reconhecido pelo seu SHA-256, um número feito de tudo o que há nele. Os programas sha256sum, shasum e certutil podem mostrá-lo.",
  file: "Arquivo",
  fileReceived: "Recebido",
  fileSealed: "Lacrado",
  notSealed: "Ainda não quando isto foi feito",
  digestFollows: "Vem quando o arquivo estiver lacrado",
  showsTitle: "O que isto mostra",
  shows:
    "O escritório anotou este relato e estes arquivos nestas horas. “Lacrado” quer dizer que um arquivo foi guardado, lido de novo e era o mesmo. O escritório assina seu registro. Não pode mudá-lo depois sem que este comprovante mostre.",
  showsNotTitle: "O que isto não mostra",
  showsNot:
    "Não mostra o que há no relato e nos arquivos, quem os enviou, nem se são verdade. Não mostra o que veio depois: um tribunal pode mandar um escritório devolver ou apagar um arquivo.",
  noCode: "Este comprovante não abre o relato. O código abre, e ele não está aqui.",
  checkTitle: "Como conferir",
  check:
    "Vá a /check-receipt no site do escritório com receipt.txt. Ou guarde a página que é oferecida ali: ela confere sem internet. O arquivo docs/receipt-format.md do Bearwitness tem os comandos para fazer à mão.",
  checkKey:
    "De cada modo, peça ao escritório a impressão digital da chave por outro caminho, como uma carta. Compare com a de cima.",
  programsTitle: "Para programas",
  programsAttached: "O comprovante em texto vai dentro deste documento como receipt.txt.",
  programsAll:
    "Aqui está a segunda metade: chaves, anotações, provas e o estado assinado do registro.",
  programsSome:
    "Suas anotações e provas encheriam muitas páginas. Aqui estão as chaves e o estado assinado do registro.",
  running: "O código não está neste papel",
  page: "Página {n} de {total}",
  attachment: "O mesmo comprovante em texto, para programas",
};
