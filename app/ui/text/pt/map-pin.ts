import type { WordingOf } from "../catalogue.ts";

/** A pin on a map, for whoever asks for one. */
export const mapPin: WordingOf<"mapPin"> = {
  openHint:
    "Você também pode pôr uma marca em um mapa. O mapa vem de nós e de mais ninguém. Ele ocupa cerca de meio megabyte, e mais com cada parte que você olhar.",
  open: "Salvar esta página e abrir o mapa",
  title: "Ponha uma marca no mapa",
  lead: "Mova o mapa até o lugar ficar no meio, e chegue perto. Depois ponha a marca. O quanto você chegou perto nos diz o quanto ela pode estar longe do lugar certo.",
  noScript:
    "O mapa precisa de um script, e aqui os scripts estão desligados. Suas palavras bastam.",
  noGraphics: "Este aparelho não consegue desenhar o mapa. Suas palavras bastam.",
  near: "Mais perto",
  far: "Mais longe",
  keys: "Com teclas: as setas movem o mapa, + e - aproximam e afastam, e Enter põe a marca.",
  middle: "Pôr a marca no meio",
  put: "A marca está posta. Você ainda pode movê-la.",
  save: "Usar esta marca",
  back: "Voltar sem marca",
  map: "O mapa",
  makers: "Mapa: {makers}",
};
