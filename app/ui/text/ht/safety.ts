import type { WordingOf } from "../catalogue.ts";

/** How to report without being found out, and how to send files as they are. */
export const safety: WordingOf<"safety"> = {
  title: "Pwoteje tèt ou",
  link: "Pwoteje tèt ou",
  lead: "Li sa anvan si pèsonn pa dwe konnen w ap ekri nou.",
  sections: [
    {
      title: "Si ou an danje kounye a",
      text: [
        "Rele 911. Pa gen moun k ap veye sit sa a tout jounen.",
        "Ou ka ekri nou pita. Ale yon kote ki an sekirite anvan.",
      ],
    },
    {
      title: "Pou ki moun telefòn nan ye?",
      text: [
        "Reflechi sou ki moun ki ka pran telefòn sa a, oswa ki konnen kijan pou louvri l.",
        "Pa sèvi ak yon telefòn oswa yon òdinatè travay oswa lekòl. Mèt li ka wè sa ou fè.",
        "Gen fanmi ak zanmi ki pataje yon sèl kont. Lè sa a, foto, nòt ak paj ou louvri ka parèt sou aparèy pa yo tou.",
        "Si yon moun gade nan telefòn ou, sèvi ak telefòn yon moun ou fè konfyans, oswa yon òdinatè nan yon bibliyotèk.",
      ],
    },
    {
      title: "Sa sit sa a kite sou aparèy ou",
      text: [
        "Pandan w ap ekri, yon ti cookie kenbe bouyon ou a pou ou ka jwenn li, pandan 7 jou. Pandan w ap li ak kòd ou, yon lòt kenbe paj ou a louvri.",
        "Navigatè ou a kenbe adrès nou nan istorik li. Tit ki la yo se mo senp tankou “Etap 2”. Yo pa di sou kisa li ye.",
        "Nou di navigatè ou a pa kenbe kopi paj nou yo.",
        "Sa ou anrejistre ou menm rete: yon resi, yon nòt, yon kat enprime, yon foto ekran an. Mete l kote pèsonn pa gade, oswa efase l.",
      ],
    },
    {
      title: "Soti vit",
      text: [
        "Peze Soti kounye a, anlè chak paj. Yon paj meteyo louvri. Aparèy sa a bliye bouyon ou a epi fèmen paj ou a.",
        "Si navigatè ou a fè script mache, ou ka peze touch Esc la 3 fwa. Lè sa a, paj nou an pa nan lis ki dèyè bouton Retounen an.",
        "Si script yo fèmen, bouton Retounen an ka toujou montre adrès nou. Fèmen onglè a pou fini ak sa.",
        "Rapò ki voye rete lakay nou. Ou louvri yo ak kòd ou, sou nenpòt aparèy.",
      ],
    },
    {
      title: "Sèvi ak yon fenèt prive",
      text: [
        "Nan yon fenèt prive, navigatè a bliye istorik ak cookie lè ou fèmen l. Bouyon an disparèt tou lè sa a, kidonk voye sa ou genyen anvan.",
        "Fichye ou anrejistre ak paj ou enprime pa bliye.",
        "Konpayi telefòn ou, ak moun k ap jere Wi-Fi a, ka toujou wè ou te louvri sit sa a. Yo pa ka wè sa ou ekri.",
      ],
    },
    {
      title: "Sèvi ak Tor pou kache plis",
      text: [
        "Navigatè Tor kache pou konpayi telefòn ou pa wè ki sit ou louvri. Li kache pou nou pa wè ki kote ou ye.",
        "Sit sa a mache nan nivo ki pi an sekirite a: san script ak san desen.",
        "Voye gwo videyo pran anpil tan la. Voye mo ou yo anvan, epi videyo yo pita.",
      ],
    },
    {
      title: "Sa ki nan yon foto oswa yon videyo",
      text: [
        "Anpil telefòn ekri nan chak fichye kilè ak ki kote li te fèt, ak ki kalite telefòn. Sa ka ede pwouve sa ki te pase.",
        "Li ka montre ki kote ou rete tou, si ou te fè l lakay ou.",
        "Gade imaj la tou: figi, nimewo kay, miwa, vwa.",
        "Lè ou ajoute yon fichye, nou montre ou sa nou ka li ladan l, anvan ou voye rapò ou a.",
      ],
    },
    {
      title: "Sa telefòn ak aplikasyon retire",
      text: [
        "Aplikasyon chat fè foto ak videyo vin pi piti. Pifò retire kote a ak lè a tou.",
        "Anpil telefòn retire kote a lè ou bay yon sit entènèt yon foto.",
        "Koupe, filtè ak tèks ajoute fè yon nouvo fichye. Kenbe premye a.",
      ],
    },
    {
      title: "Kijan pou voye orijinal yo ban nou",
      text: [
        "Voye fichye a soti nan telefòn ki te fè l la. Pa pase l nan yon chat anvan.",
        "Sou yon iPhone: lè ou chwazi foto, louvri Opsyon (Options). Limen Kote (Location), si ou vle nou genyen l. Chwazi Aktyèl (Current) kòm fòma.",
        "Sou yon telefòn Android: chwazi Fichye (Files) oswa Navige (Browse), pa lis foto yo. Lis foto yo ka retire kote a.",
        "Kenbe fichye a sou telefòn ou apre ou voye l. Yon tribinal ka mande l.",
        "Si ou pa vle nou konnen kote a, ou ka etenn li. Rapò ou a konte menm jan an.",
      ],
    },
    {
      title: "Nou pa avoka ou",
      text: [
        "Nou travay pou Eta a. Nou pa ka di ou sa pou fè nan pwòp ka pa ou.",
        "Yon biwo èd legal ka pale ou de dwa ou yo, souvan gratis.",
        "Si ou pè pwoblèm akòz sa ou di nou, mande yon avoka anvan.",
      ],
    },
  ],
};
