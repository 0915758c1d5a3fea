import type { WordingOf } from "../catalogue.ts";

/** What came with a file, and what its sender can tell us about it. The kinds bring their "in this", which bends with them. */
export const fileLook: WordingOf<"fileLook"> = {
  title: "Fale sobre este arquivo",
  step: "Fotos e arquivos",
  kept: "Guardamos cada arquivo exatamente como chegou. Não mudamos nada nele.",
  lead: "Você pode deixar qualquer campo vazio. O que você escreve fica guardado como suas palavras, ao lado do arquivo.",
  kinds: {
    photo: "nesta foto",
    video: "neste vídeo",
    audio: "neste arquivo de som",
    document: "neste documento",
    other: "neste arquivo",
  },
  seenTitle: "O que veio com ele",
  time: {
    found: "Dia e hora: o arquivo diz {when}.",
    moment: "Dia e hora: o arquivo diz {when}. Pode estar errado ou ser a hora de uma cópia.",
    weak: "Dia e hora: há uma data nele, mas pode ser a data de uma cópia.",
    disagree: "Dia e hora: há mais de um nele, e eles não combinam.",
    none: "Dia e hora: não há {kind}.",
    unread:
      "Dia e hora: não conseguimos ler isso aqui. Ainda podem estar {kind}. Olhamos de novo mais tarde.",
  },
  place: {
    found: "Lugar: há um {kind}, em {near} ou perto.",
    foundUnnamed: "Lugar: há um {kind}.",
    disagree: "Lugar: há mais de um nele, e eles não combinam.",
    emptied:
      "Lugar: agora não há nenhum {kind}. Os celulares muitas vezes o tiram antes de enviar.",
    unclear: "Lugar: há alguma coisa nele, mas não diz onde.",
    none: "Lugar: não há nenhum {kind}. Os celulares e os aplicativos muitas vezes o tiram.",
    unread:
      "Lugar: não conseguimos ler isso aqui. Ainda pode estar {kind}. Olhamos de novo mais tarde.",
  },
  passedOn: {
    unsent:
      "Um ponto exato que está no arquivo fica nele. As pessoas que trabalham no seu relato também o veem, e ele vai junto se mostrarmos o arquivo a um tribunal. Se for a sua casa, você pode retirar o arquivo antes de enviar.",
    sent: "Um ponto exato que está no arquivo fica nele. As pessoas que trabalham no seu relato também o veem, e ele vai junto se mostrarmos o arquivo a um tribunal.",
  },
  notLooked:
    "Ainda não olhamos este arquivo por dentro. Recarregue esta página para ver o que veio com ele.",
  askPlace: "Onde foi isto? Conte para nós",
  askTime: "Quando foi isto? Conte para nós",
  askMore: "Conte mais sobre ele",
  change: "Mudar o que você contou",
  addMore: "Acrescentar ao que você contou",
  aboutHidden: "{ask}: {name}",
  seeLink: "Ver o que veio com ele",
  saidTitle: "Você nos contou",
  said: { place: "Onde", time: "Quando", shows: "O que mostra" },
  fields: {
    place: { label: "Onde foi isto?", hint: "Basta uma esquina, uma loja ou uma cidade." },
    time: {
      label: "Quando foi isto?",
      hint: "Com suas próprias palavras, como “sexta às 17h”.",
    },
    shows: {
      label: "O que ele mostra?",
      hint: "Quem é quem, ou para onde olhar. Em um vídeo, o minuto ajuda.",
    },
  },
  usePlace: {
    title: "Usar este lugar no seu relato?",
    lead: "Só fazemos isso se você apertar um destes botões. Não aperte se o arquivo é de outro lugar, como a sua casa.",
    near: "Sim, mas só mais ou menos onde (meia milha, 800 m)",
    exact: "Sim, o ponto exato",
    used: "Seu relato tem agora o lugar deste arquivo: {point}. Você pode mudar isso antes de enviar.",
  },
  save: "Salvar",
  send: "Enviar isto para nós",
  sentNote:
    "Seu relato já foi enviado, então o que você contou antes fica como está. O que você escrever aqui é acrescentado.",
  nothingSaid: "Por favor, escreva primeiro em um dos campos.",
  toldEnough:
    "Número de vezes que você já nos contou sobre este arquivo: {most}. Tudo isso está guardado. Não podemos receber mais aqui, então o que você escreveu agora não foi enviado.",
  back: "Voltar aos seus arquivos",
  gone: "Este arquivo não está mais aqui, ou sua visita terminou. Nada foi salvo.",
};
