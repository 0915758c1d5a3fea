import type { WordingOf } from "../catalogue.ts";

/** The short page that is served when no other can be: a form or address that could not be taken, or a server that is busy or broken. */
export const plainPage: WordingOf<"plainPage"> = {
  unreadable: "Não conseguimos ler o que foi enviado.",
  notServed: "Este endereço não é atendido aqui.",
  noPage: "Essa página não existe.",
  tooLong: "Este endereço é longo demais.",
  cannotDo: "Esta página não pode fazer isso.",
  otherForm:
    "Este formulário não veio da nossa própria página, por isso não o aceitamos. Volte, recarregue a página e envie de novo.",
  manyTries: "Há muitas tentativas neste momento. Por favor, espere meio minuto e tente de novo.",
  filesBusy:
    "Muitas pessoas estão enviando arquivos agora. Espere meio minuto e envie os seus de novo.",
  tooMuchText: "Era texto demais para um só formulário. Por favor, encurte.",
  formBroken:
    "Não conseguimos ler o formulário que foi enviado. Se um arquivo tem um nome incomum, mude o nome e tente de novo.",
  busy: "Estamos muito ocupados. Por favor, tente de novo em alguns segundos.",
  broken: "Algo deu errado do nosso lado.",
  nothingLost: "O que você enviou antes está seguro conosco.",
  again:
    "Para enviar o mesmo de novo, recarregue esta página. Se o navegador perguntar, diga que sim.",
  start: "Página inicial",
  leave: "Sair agora",
};
