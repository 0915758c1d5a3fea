import type { WordingOf } from "../catalogue.ts";

/** The first page. */
export const start: WordingOf<"start"> = {
  title: "Relate o que agentes federais fizeram",
  lead: "Conte o que você viu ou o que aconteceu com você. Você não precisa dar seu nome.",
  who: "Somos advogados do estado. Verificamos se um agente federal violou a lei. Não trabalhamos para o governo federal.",
  canSendTitle: "Você pode enviar",
  canSend: [
    "suas próprias palavras",
    "fotos, vídeos e som",
    "cartas, documentos e capturas de tela",
  ],
  needTitle: "Antes de começar",
  need: [
    "Leva cerca de 10 minutos.",
    "Precisamos saber o que aconteceu e onde. Você pode pular todo o resto.",
    "Você pode parar e voltar neste celular ou computador por 7 dias.",
    "“Sair agora”, no alto, leva você na hora para outro site. Este aparelho então esquece seu relato.",
    "Não perguntamos se você tem cidadania ou papéis. Por favor, não escreva isso.",
  ],
  unfinished: {
    one: "1 arquivo de um relato enviado que está aberto aqui não chegou inteiro. Se você começar outro relato aqui, ele para. O que chegou fica guardado. Você pode continuar com o código daquele relato.",
    other:
      "{n} arquivos de um relato enviado que está aberto aqui não chegaram inteiros. Se você começar outro relato aqui, eles param. O que chegou fica guardado. Você pode continuar com o código daquele relato.",
  },
  begin: "Começar um relato",
  goOn: "Continuar seu relato",
  goOnNote: "Você começou um relato neste aparelho. Ele ainda está aqui e não foi enviado.",
  deleteTitle: "Apagar este rascunho",
  deleteNote:
    "Isto apaga suas palavras e seus arquivos dos nossos computadores. Não podemos trazê-los de volta. Se você adicionou arquivos, guardamos só uma nota de que havia alguns.",
  delete: "Apagar meu rascunho",
  deleted: "Seu rascunho foi apagado.",
  sentTitle: "Você enviou um relato deste aparelho",
  sentLink: "Ver de novo",
  comeBackTitle: "Você já enviou um relato antes?",
  comeBack: "Abrir com seu código",
  keepTitle: "Guarde suas fotos e seus vídeos",
  keep: "Não apague do seu celular, mesmo depois de enviar. Não corte nem coloque texto.",
  next: "Depois, perguntamos o que aconteceu.",
};
