import type { WordingOf } from "../catalogue.ts";

export const paper: WordingOf<"paper"> = {
  title: "Fòm sou papye",
  link: "Enprime yon fòm sou papye",
  offer:
    "Ou ka fè rapò a sou papye tou. Enprime fòm nan, oswa mande nou youn. Yon moun ka li l pou nou nan telefòn tou.",
  screen:
    "Enprime paj sa a: peze Ctrl ak P, oswa chwazi Enprime nan navigatè ou. Ou ka enprime l pou lòt moun tou.",
  howTitle: "Ki jan pou ranpli l",
  how: [
    "Ou pa bezwen bay non ou. Ou ka kite vid chak kesyon ki pa make kòm nesesè.",
    "Ekri nan nenpòt lang. Tanpri ekri ak yon plim nwa.",
    "Mete yon kwa nan ti kare ki bò kote repons ou.",
    "Si ou bezwen plis plas, ajoute yon fèy. Ekri nimewo kesyon an sou li.",
  ],
  sendTitle: "Ki jan pou voye l ban nou",
  send: [
    "Voye l pa lapòs, oswa pote l ban nou.",
    "Ou pa bezwen ekri pwòp adrès ou sou deyò a.",
    "Kenbe foto ak videyo ou yo. Voye kopi papye ak foto enprime ban nou. Fichye yo ka vini pita, sou sit nou an.",
    "Si ou kenbe yon kopi fòm sa a, mete l kote pèsonn pa gade.",
  ],
  addressTitle: "Ki kote pou voye l",
  noAddress: "Adrès nou an pa enprime isit la. Tanpri mande nou li.",
  codeTitle: "Kòd ou",
  code: [
    "Lè nou tape rapò ou nan òdinatè a, li jwenn yon kòd. Ak kòd la ou ka wè sou sit nou an kote rapò ou rive, epi li sa nou ekri ou.",
    "Nou montre kòd la yon sèl fwa. Pou jwenn li, pote fòm nan epi tann, oswa di nou ki jan pou jwenn ou.",
  ],
  notFor: "Sote kesyon sa yo si se te: {concerns}",
  onlyFor: "Sèlman si se te: {concerns}",
  forAll: "Kèlkeswa sa li te ye",
  ifYou: "Sèlman si ou te reponn “{answers}” pou kesyon “{question}”",
  fileNumber: "Foto, videyo oswa papye nimewo {n}",
  fileName: { label: "Kisa li ye?", hint: "Non li oswa kèk mo, tankou “videyo sou telefòn mwen”." },
  more: "Pou plis, enprime paj sa a ankò, oswa ajoute yon fèy.",
  apart:
    "Pa ekri isit la sa ki te pase. Moun ki tape fòm ou a wè fèy sa a. Nan òdinatè nou yo li fèmen akle, apa de rapò ou.",
  apartTitle: "Nou kenbe fèy sa a apa",
};
