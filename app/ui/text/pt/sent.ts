import type { WordingOf } from "../catalogue.ts";

/** The page after sending: the most important one. */
export const sent: WordingOf<"sent"> = {
  title: "Temos seu relato",
  notRemoved: "Seu relato foi enviado, então nada foi removido dele.",
  lead: "Recebido em {when}.",
  codeTitle: "Este é seu código",
  codeDo: "Anote, tire uma foto dele ou imprima esta página.",
  codeOnce:
    "Nós o mostramos neste aparelho por 1 dia. Depois disso não podemos ler, mostrar nem enviar o código para você.",
  codeSafe: "Quem tem o código pode ler o que escrevemos para você. Guarde onde ninguém vai olhar.",
  codeGoneTitle: "Seu código não é mais mostrado",
  codeGone:
    "Mostramos o código por 1 dia depois que você envia um relato. Se você anotou, pode usá-lo para voltar.",
  reportNumber: "Número do relato",
  reportNumberNote:
    "Diga esse número quando falar conosco. Ele não abre seu relato; só o código abre.",
  print:
    "Para imprimir: em um computador, aperte Ctrl e P. Em um celular, use “Compartilhar” e depois “Imprimir”.",
  nextTitle: "O que acontece agora",
  steps: [
    {
      title: "Nós lemos.",
      text: "Uma pessoa do nosso escritório lê cada relato. A maioria é lida em 3 dias úteis. Depois de um acontecimento grande, pode levar 2 semanas.",
    },
    {
      title: "Nós verificamos.",
      text: "Olhamos seus arquivos e outros relatos do mesmo acontecimento. Isso pode levar semanas ou meses.",
    },
    {
      title: "Nós decidimos.",
      text: "Podemos abrir um caso, passar para outro escritório ou manter em arquivo. Um processo no tribunal pode levar anos. Não podemos agir em cada relato.",
    },
  ],
  backTitle: "Como voltar",
  back: [
    "Vá a este site e abra “Voltar a um relato”.",
    "Digite seu código. Então você pode ver como está seu relato e conferir seus arquivos.",
  ],
  backLink: "Voltar a um relato",
  filesTitle: "Seus arquivos",
  filesNote:
    "Cada arquivo tem uma impressão digital: um número longo feito de todo o conteúdo dele. Se um só ponto do arquivo muda, o número muda. Com ela, você pode provar depois o que enviou.",
  fingerprintFollows:
    "Se disser “A impressão digital vem depois”, olhe de novo em alguns minutos com seu código.",
  lookAgain: "Olhar de novo agora",
  noFiles: "Você não enviou arquivos.",
  keepFiles: "Por favor, guarde os arquivos também no seu celular.",
  helpTitle: "Você precisa de ajuda agora?",
  help: [
    "Em perigo: ligue para o 911.",
    "Não podemos ser seu advogado. Um escritório de ajuda jurídica pode falar sobre seus direitos, muitas vezes de graça.",
  ],
  another: "Relatar outra coisa",
  leaveNote: "Quando terminar, aperte “Sair agora” e feche esta aba.",
};
