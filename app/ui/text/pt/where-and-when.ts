import type { WordingOf } from "../catalogue.ts";

/** The page "Where and when". */
export const whereAndWhen: WordingOf<"whereAndWhen"> = {
  step: "Onde e quando",
  title: "Onde e quando foi?",
  next: "Depois, você pode adicionar fotos e vídeos.",
  place: {
    label: "Onde aconteceu?",
    hint: "Uma rua e um número, uma esquina, uma loja ou um ponto de ônibus. Adicione a cidade.",
    because: "Precisamos do lugar para saber qual promotor pode agir.",
  },
  example: "Por exemplo: em frente à padaria na Elm Street com a 3rd Avenue, Springfield",
  coordinates: {
    title: "Você tem números do mapa, ou está lá agora?",
    hint: "Você pode copiar os números de um aplicativo de mapas. Eles são como 40.7128 e -74.0060.",
    latitude: "Primeiro número (latitude)",
    longitude: "Segundo número (longitude)",
  },
  hereNow: {
    lead: "Você está no lugar agora mesmo? Então seu celular pode preencher os números. Ele só faz isso quando você aperta. Ele pode perguntar ao fabricante do celular ou do navegador onde você está.",
    near: "Preencher mais ou menos onde estou (meia milha, 800 m)",
    exact: "Preencher exatamente onde estou",
    asking: "Perguntamos ao seu celular. Se ele perguntar a você, permita.",
    found: "Pronto. Os números estão nos campos. Você ainda pode mudar ou apagar.",
    refused: "Seu celular não nos disse. Você pode dizer em palavras. Isso basta.",
  },
  from: {
    label: "Em que dia aconteceu ou começou?",
    hint: "Em números, primeiro o mês: 4 21 2026. Deixe vazio se não souber.",
  },
  fromTime: { label: "Mais ou menos a que hora começou?", hint: "O que você acha já serve." },
  untilTitle: "Durou um tempo, ou você não tem certeza do dia?",
  untilHint: "Então diga o último dia e a última hora em que pode ter sido.",
  until: { label: "Último dia", hint: "Em números, primeiro o mês: 4 22 2026." },
  untilTime: { label: "Última hora", hint: "O que você acha já serve." },
  about: {
    label: "Quanta certeza você tem do dia e da hora?",
    choice: "São mais ou menos, não exatos",
  },
};
