import type { WordingOf } from "../catalogue.ts";

/** The page where files are added. */
export const evidence: WordingOf<"evidence"> = {
  step: "Fotos e arquivos",
  title: "Você tem fotos, vídeos ou documentos?",
  lead: "Você pode adicionar quantos quiser, ou nenhum. Suas palavras valem também sem eles.",
  next: "Depois, perguntamos quem estava lá.",
  choose: {
    label: "Escolher arquivos",
    hint: "Qualquer tipo de foto, vídeo, som ou documento. Até {limit} por arquivo.",
  },
  add: "Adicionar estes arquivos",
  addNote:
    "Deixe esta página aberta até os arquivos chegarem. Um vídeo longo pode levar muitos minutos.",
  keptOnce:
    "Se você adicionar o mesmo arquivo duas vezes, guardamos uma vez. Se depois o remover desta lista, não o temos mais.",
  listTitle: "Seus arquivos",
  listEmpty: "Ainda não há arquivos.",
  // In Portuguese, `one` is also the form of 0.
  count: { one: "{n} arquivo chegou inteiro", other: "{n} arquivos chegaram inteiros" },
  differ: {
    one: "{n} arquivo não está como era no seu aparelho. A lista diz qual.",
    other: "{n} arquivos não estão como eram no seu aparelho. A lista diz quais.",
  },
  noSuchFile:
    "Não encontramos esse arquivo no relato que está aberto aqui. Esta página mostra os arquivos que ele tem.",
  notRemoved:
    "Não encontramos esse arquivo neste relato, então nada foi removido. A lista mostra o que está aqui.",
  continueWith: "Continuar",
  continueWithout: "Continuar sem arquivos",
  links: {
    title: "Você viu isso na internet?",
    label: "Link de uma publicação ou de um vídeo",
    hint: "Copie da parte de cima do seu navegador, ou de “Compartilhar”. Um link de cada vez.",
    seenLabel: "Quando você viu isso lá?",
    seenHint: "Com suas próprias palavras, como “na sexta à noite”. Pode deixar vazio.",
    add: "Adicionar este link",
    note: "Não abrimos links por máquina. Uma pessoa daqui olha e salva o que está lá, se ainda estiver no ar.",
    listTitle: "Seus links",
    seen: "Você viu: {seen}",
    remove: "Retirar",
    removeHidden: "Retirar: {name}",
  },
  originalsTitle: "Envie o arquivo como saiu da câmera",
  originals: [
    "Não corte, não coloque texto e não faça captura de tela dele.",
    "Aplicativos de mensagens diminuem fotos e vídeos e perdem dados. Envie do celular que filmou, se puder.",
    "Guarde o arquivo no seu celular depois de enviar.",
  ],
  deviceTime:
    "Seu aparelho pode dizer quando salvou um arquivo pela última vez. Se o navegador nos enviar essa hora, nós a guardamos com o arquivo.",
  placeShort: "Muitos celulares tiram o lugar de uma foto. Tudo bem: você nos disse onde foi.",
  placeTitle: "Seu celular pode tirar o lugar de uma foto",
  place: [
    "Um celular pode salvar em uma foto onde e quando ela foi tirada. Isso pode ajudar a provar o que aconteceu.",
    "A maioria dos celulares Android agora tira o lugar quando você adiciona uma foto a uma página da web. Não podemos mudar isso.",
    "Um iPhone pergunta: toque em “Opções” antes de escolher a foto e decida se inclui a localização ou não. Ele também pode transformar a foto em outro tipo de arquivo.",
    "É por isso que pedimos o lugar em palavras. Suas palavras valem.",
    "Uma foto de um computador, ou do aplicativo Arquivos do seu celular, ainda pode ter o lugar.",
  ],
  ownPlace:
    "Uma foto também pode mostrar onde fica sua casa, se você a tirou lá. Isso fica dentro do nosso escritório e do tribunal.",
  someoneElse:
    "Foi outra pessoa que filmou? Você pode enviar mesmo assim. Diga isso na primeira página.",
};
