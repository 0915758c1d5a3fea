import type { WordingOf } from "../catalogue.ts";

/** How to report without being found out, and how to send files as they are. */
export const safety: WordingOf<"safety"> = {
  title: "Fique em segurança",
  link: "Fique em segurança",
  lead: "Leia isto primeiro se ninguém pode saber que você nos escreve.",
  sections: [
    {
      title: "Em perigo agora",
      text: [
        "Ligue para o 911. Ninguém vigia este site o dia todo.",
        "Você pode nos escrever depois. Primeiro vá para um lugar seguro.",
      ],
    },
    {
      title: "De quem é o celular?",
      text: [
        "Pense em quem pode pegar este celular, ou sabe abri-lo.",
        "Não use um celular ou computador do trabalho ou da escola. O dono dele pode ver o que você faz.",
        "Algumas famílias e alguns amigos dividem uma conta. Então fotos, anotações e páginas abertas podem aparecer também nos aparelhos deles.",
        "Se alguém olha seu celular, use o celular de uma pessoa de confiança, ou um computador de uma biblioteca.",
      ],
    },
    {
      title: "O que este site deixa no seu aparelho",
      text: [
        "Enquanto você escreve, um cookie pequeno mantém seu rascunho ao seu alcance, por 7 dias. Enquanto você lê com seu código, outro mantém sua página aberta.",
        "Seu navegador guarda nosso endereço no histórico. Os títulos lá são palavras simples como “Passo 2”. Eles não dizem do que se trata.",
        "Dizemos ao seu navegador para não guardar cópias das nossas páginas.",
        "O que você salva por conta própria fica: um comprovante, uma anotação, um cartão impresso, uma foto da tela. Ponha onde ninguém olha, ou apague.",
      ],
    },
    {
      title: "Sair rápido",
      text: [
        "Aperte “Sair agora”, no alto de cada página. Abre-se uma página do tempo. Este aparelho esquece seu rascunho e fecha sua página.",
        "Se seu navegador usa scripts, você pode apertar a tecla Esc 3 vezes. Nossa página então não fica na lista do botão “Voltar”.",
        "Se os scripts estão desligados, o botão “Voltar” ainda pode mostrar nosso endereço. Feche a aba para acabar com isso.",
        "Os relatos enviados ficam conosco. Você os abre com seu código, em qualquer aparelho.",
      ],
    },
    {
      title: "Use uma janela anônima",
      text: [
        "Em uma janela anônima (privada), o navegador esquece o histórico e os cookies quando você a fecha. O rascunho também some, então envie antes o que você tem.",
        "Os arquivos que você salva e as páginas que imprime não são esquecidos.",
        "Sua empresa de telefone, e quem cuida do Wi-Fi, ainda podem ver que você abriu este site. Eles não podem ver o que você escreve.",
      ],
    },
    {
      title: "Use o Tor para esconder mais",
      text: [
        "O navegador Tor esconde da sua empresa de telefone que site você abre. Ele esconde de nós onde você está.",
        "Este site funciona no nível mais seguro dele: sem scripts e sem desenhos.",
        "Enviar filmes grandes demora lá. Envie primeiro suas palavras e os filmes depois.",
      ],
    },
    {
      title: "O que há em uma foto ou em um vídeo",
      text: [
        "Muitos celulares escrevem em cada arquivo quando e onde ele foi feito, e com que tipo de celular. Isso pode ajudar a provar o que aconteceu.",
        "Também pode mostrar onde você mora, se você o fez em casa.",
        "Olhe também a imagem: rostos, números de casas, espelhos, vozes.",
        "Quando você adiciona um arquivo, mostramos o que conseguimos ler nele, antes que você envie seu relato.",
      ],
    },
    {
      title: "O que os celulares e aplicativos tiram",
      text: [
        "Aplicativos de conversa diminuem fotos e vídeos. A maioria também tira o lugar e a hora.",
        "Muitos celulares tiram o lugar quando você dá uma foto a um site.",
        "Cortar, pôr filtros e adicionar texto cria um novo arquivo. Guarde o primeiro.",
      ],
    },
    {
      title: "Como nos enviar os originais",
      text: [
        "Envie o arquivo do celular que o fez. Não o envie antes por um aplicativo de conversa.",
        "Em um iPhone: quando escolher fotos, abra “Opções”. Ligue “Localização”, se quiser que a tenhamos. Escolha “Atual” como formato.",
        "Em um celular Android: escolha “Arquivos” ou “Procurar”, não a lista de fotos. A lista de fotos pode tirar o lugar.",
        "Guarde o arquivo no seu celular depois de enviar. Um tribunal pode pedi-lo.",
        "Se você não quer que saibamos o lugar, pode desligá-lo. Seu relato vale do mesmo jeito.",
      ],
    },
    {
      title: "Não somos seu advogado",
      text: [
        "Trabalhamos para o estado. Não podemos dizer o que fazer no seu próprio caso.",
        "Um escritório de ajuda jurídica pode falar sobre seus direitos, muitas vezes de graça.",
        "Se você tem medo de problemas por causa do que nos conta, pergunte primeiro a um advogado.",
      ],
    },
  ],
};
