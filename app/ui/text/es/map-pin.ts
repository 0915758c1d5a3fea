import type { WordingOf } from "../catalogue.ts";

/** A pin on a map, for whoever asks for one. */
export const mapPin: WordingOf<"mapPin"> = {
  openHint:
    "También puede poner una marca en un mapa. El mapa viene de nosotros y de nadie más. Ocupa como medio megabyte, y más con cada parte que mire.",
  open: "Guardar esta página y abrir el mapa",
  title: "Ponga una marca en el mapa",
  lead: "Mueva el mapa hasta que el lugar esté en el centro, y acérquese. Luego ponga la marca. Qué tan cerca estaba nos dice cuánto puede variar.",
  noScript:
    "El mapa necesita un programa de la página, y aquí están apagados. Sus palabras bastan.",
  noGraphics: "Este aparato no puede dibujar el mapa. Sus palabras bastan.",
  near: "Más cerca",
  far: "Más lejos",
  keys: "Con teclas: las flechas mueven el mapa, + y - acercan y alejan, y Enter pone la marca.",
  middle: "Poner la marca en el centro",
  put: "La marca está puesta. Todavía la puede mover.",
  save: "Usar esta marca",
  back: "Volver sin marca",
  map: "El mapa",
  makers: "Mapa: {makers}",
};
