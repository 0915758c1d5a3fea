import type { WordingOf } from "../catalogue.ts";

/** What is kept, what is not, and what cannot be promised. */
export const privacy: WordingOf<"privacy"> = {
  title: "Vi prive",
  lead: "Ou ta dwe konnen sa ki rive rapò ou a anvan ou voye l.",
  sections: [
    {
      title: "Sa nou kenbe",
      text: [
        "Nou kenbe sa ou ekri ak fichye ou voye yo, jan yo te rive.",
        "Nou kenbe lè nou te resevwa yo.",
        "Foto ak videyo ka gen enfòmasyon ladan yo, tankou lè a, kote a ak kalite telefòn nan. Nou kenbe enfòmasyon sa yo, paske yo ka ede pwouve sa ki te pase.",
        "Aparèy ou ka di kilè li te anrejistre yon fichye pou dènye fwa. Si navigatè ou voye lè sa a ban nou, nou kenbe l ak fichye a.",
      ],
    },
    {
      title: "Sa nou pa kenbe",
      text: [
        "Nou pa kenbe adrès koneksyon entènèt ou (adrès IP).",
        "Nou pa note ki telefòn, òdinatè oswa navigatè ou sèvi pou vizite sit sa a.",
        "Nou pa sèvi ak piblisite ni ak zouti k ap suiv moun, epi okenn lòt konpayi pa konnen ou te isit la.",
        "Nou sèvi ak ti cookie. Youn kenbe rapò ou a isit la pandan w ap ekri l, pou 7 jou. Lè ou voye l, yon lòt pran plas li, pou 1 jou, oswa pou 1 jou apre dènye pati yon fichye. Youn kenbe l louvri pandan w ap li l ak kòd ou. Si ou chwazi yon lang, youn kenbe sa jiskaske ou fèmen navigatè a. Soti kounye a efase yo tout.",
      ],
    },
    {
      title: "Non ou ak enfòmasyon pou kontakte ou",
      text: [
        "Ou pa oblije bay yo.",
        "Si ou bay yo, nou fèmen yo akle apa de rapò ou a depi yo rive. Òdinatè ki fè sit sa a mache pa ka louvri yo ankò.",
        "Pou louvri yo, yon moun nan biwo nou bezwen yon rezon. Nou ekri ki moun ki fè sa, kilè ak poukisa.",
      ],
    },
    {
      title: "Ki moun ki ka li rapò ou a",
      text: [
        "Moun nan biwo nou k ap travay sou li. Nou ekri chak fwa yon moun louvri youn nan fichye ou yo.",
        "Si gen yon pwosè, jij la, gran jiri a ak avoka lòt pati a ka rive wè l.",
        "Yon lòt biwo ka jwenn li si li dwe aji sou li. Nou ekri sa nou bay ak ki moun nou bay li.",
      ],
    },
    {
      title: "Sa nou pa ka pwomèt",
      text: [
        "Yon tribinal ka bay nou lòd remèt sa nou genyen. Si ou te bay non ou, non ou ka ladan l tou.",
        "Mo ou yo, vwa ou oswa foto ou yo ka montre ki moun ou ye, menm san yon non.",
        "Konpayi telefòn ou oswa konpayi entènèt ou ka wè ou te vizite sit sa a, men pa sa ou te ekri.",
        "Yon moun ki ka sèvi ak telefòn ou ka wè ou te isit la. Peze Soti kounye a lè ou fini. Pou kache plis, sèvi ak yon fenèt prive.",
        "Okenn òdinatè pa an sekirite kont tout atak. Nou verifye ankò e ankò pou nou wè si pèsonn pa chanje fichye ou yo.",
      ],
    },
    {
      title: "Si ou vle kache plis",
      text: [
        "Sèvi ak yon telefòn oswa yon òdinatè ki pa pou ou, epi ki pa pou travay ou.",
        "Sèvi ak Navigatè Tor. Sit sa a mache avèk li, menm nan nivo ki pi an sekirite a.",
        "Anvan ou voye yon foto, gade sa moun ka wè ladan l: figi, nimewo kay, miwa.",
      ],
    },
  ],
};
