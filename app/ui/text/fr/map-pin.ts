import type { WordingOf } from "../catalogue.ts";

/** A pin on a map, for whoever asks for one. */
export const mapPin: WordingOf<"mapPin"> = {
  openHint:
    "Vous pouvez aussi mettre un repère sur une carte. La carte vient de nous et de personne d’autre. Elle prend environ un demi-mégaoctet, et plus avec chaque partie que vous regardez.",
  open: "Enregistrer cette page et ouvrir la carte",
  title: "Mettez un repère sur la carte",
  lead: "Déplacez la carte jusqu’à ce que le lieu soit au milieu, et approchez-vous. Mettez ensuite le repère. Plus ou moins près : cela nous dit à quelle distance du lieu il peut se trouver.",
  noScript:
    "La carte a besoin d’un script, et les scripts sont désactivés ici. Vos mots suffisent.",
  noGraphics: "Cet appareil ne peut pas dessiner la carte. Vos mots suffisent.",
  near: "Plus près",
  far: "Plus loin",
  keys: "Avec les touches : les flèches déplacent la carte, + et - approchent et éloignent, et Entrée met le repère.",
  middle: "Mettre le repère au milieu",
  put: "Le repère est mis. Vous pouvez encore le déplacer.",
  save: "Utiliser ce repère",
  back: "Revenir sans repère",
  map: "La carte",
  makers: "Carte : {makers}",
};
