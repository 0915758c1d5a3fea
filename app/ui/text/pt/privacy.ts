import type { WordingOf } from "../catalogue.ts";

/** What is kept, what is not, and what cannot be promised. */
export const privacy: WordingOf<"privacy"> = {
  title: "Privacidade",
  lead: "Você deve saber o que acontece com seu relato antes de enviar.",
  sections: [
    {
      title: "O que guardamos",
      text: [
        "Guardamos o que você escreve e os arquivos que envia, exatamente como chegaram.",
        "Guardamos a hora em que os recebemos.",
        "Fotos e vídeos podem ter dados como a hora, o lugar e o tipo de celular. Guardamos esses dados porque podem ajudar a provar o que aconteceu.",
        "Seu aparelho pode dizer quando salvou um arquivo pela última vez. Se o navegador nos enviar essa hora, nós a guardamos com o arquivo.",
      ],
    },
    {
      title: "O que não guardamos",
      text: [
        "Não guardamos o endereço da sua conexão com a internet (endereço IP).",
        "Não anotamos que celular, computador ou navegador você usa para visitar este site.",
        "Não usamos anúncios nem rastreadores, e nenhuma outra empresa fica sabendo por nós que você esteve aqui.",
        "Usamos cookies pequenos. Um guarda seu relato aqui enquanto você escreve, por 7 dias. Quando você envia, outro toma o lugar dele, por 1 dia, ou por 1 dia depois da última parte de um arquivo. Outro o mantém aberto enquanto você lê com seu código. Se você escolhe uma língua, outro lembra disso até você fechar o navegador. “Sair agora” apaga todos.",
      ],
    },
    {
      title: "Seu nome e seus dados de contato",
      text: [
        "Você não precisa dar esses dados.",
        "Se der, nós os trancamos, separados do seu relato, assim que chegam. O computador que faz este site funcionar não pode abri-los de novo.",
        "Para abri-los, uma pessoa do nosso escritório precisa de um motivo. Anotamos quem fez isso, quando e por quê.",
      ],
    },
    {
      title: "Quem pode ler seu relato",
      text: [
        "As pessoas do nosso escritório que trabalham nele. Anotamos cada vez que alguém abre um dos seus arquivos.",
        "Se houver um processo, o juiz, o grande júri e o advogado do outro lado podem chegar a vê-lo.",
        "Outro escritório pode recebê-lo se tiver que agir. Anotamos o que demos e a quem.",
      ],
    },
    {
      title: "O que não podemos prometer",
      text: [
        "Um tribunal pode nos mandar entregar o que temos. Se você deu seu nome, isso pode incluir seu nome.",
        "Suas palavras, sua voz ou suas fotos podem mostrar quem você é, mesmo sem nome.",
        "Sua empresa de telefone ou de internet pode ver que você visitou este site, mas não o que escreveu.",
        "Quem pode usar seu celular talvez veja que você esteve aqui. Aperte “Sair agora” quando terminar. Para esconder mais, use uma janela anônima (privada).",
        "Nenhum computador está seguro contra todos os ataques. Conferimos muitas e muitas vezes que ninguém mudou seus arquivos.",
      ],
    },
    {
      title: "Se você quer esconder mais",
      text: [
        "Use um celular ou computador que não seja seu, nem do trabalho.",
        "Use o navegador Tor. Este site funciona com ele, mesmo no nível mais seguro.",
        "Antes de enviar uma foto, olhe o que dá para ver nela: rostos, números de casas, espelhos.",
      ],
    },
  ],
};
