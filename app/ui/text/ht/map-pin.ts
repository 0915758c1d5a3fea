import type { WordingOf } from "../catalogue.ts";

/** A pin on a map, for whoever asks for one. */
export const mapPin: WordingOf<"mapPin"> = {
  openHint:
    "Ou ka mete yon mak sou yon kat jeyografik tou. Kat jeyografik la soti nan men nou, pa nan men okenn lòt moun. Li pran anviwon yon demi megaoktè, ak plis pou chak pati ou gade.",
  open: "Anrejistre paj sa a epi louvri kat jeyografik la",
  title: "Mete yon mak sou kat jeyografik la",
  lead: "Deplase kat jeyografik la jiskaske kote a nan mitan, epi pwoche. Apre sa, mete mak la. Distans ou te pwoche a di nou konbyen mak la ka lwen bon kote a.",
  noScript: "Kat jeyografik la bezwen yon script, epi script yo fèmen isit la. Mo ou yo ase.",
  noGraphics: "Aparèy sa a pa ka desine kat jeyografik la. Mo ou yo ase.",
  near: "Pi pre",
  far: "Pi lwen",
  keys: "Ak klavye: flèch yo deplase kat jeyografik la, + ak - pwoche epi rekile, epi Enter mete mak la.",
  middle: "Mete mak la nan mitan",
  put: "Mak la mete. Ou ka toujou deplase l.",
  save: "Sèvi ak mak sa a",
  back: "Retounen san mak",
  map: "Kat jeyografik la",
  makers: "Kat jeyografik: {makers}",
};
