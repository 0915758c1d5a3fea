import type { WordingOf } from "../catalogue.ts";

/** Words for what goes wrong: on a form, and instead of a page. */
export const errors: WordingOf<"errors"> = {
  home: "Ale nan premye paj la",
  noDraft: {
    title: "Nou pa t ka jwenn bouyon ou a",
    text: [
      "Yon bouyon rete 7 jou sou telefòn oswa òdinatè kote ou te kòmanse a. Li posib li pa la ankò, oswa ou sou yon lòt aparèy.",
      "Ou ka rekòmanse. Si ou te voye rapò ou a, louvri l ak kòd ou.",
    ],
    start: "Kòmanse yon rapò",
    nothingLost: "Sa ou te voye ban nou anvan pa pèdi.",
    kept: "Sa ou te ekri sou paj sa a toujou la. Ou ka mete l nan yon nouvo rapò.",
    filesNotKept: "Fichye ou fèk chwazi yo pa rive. Tanpri, chwazi yo ankò nan yon nouvo rapò.",
    startWithThis: "Kòmanse yon nouvo rapò ak paj sa a",
    cookies:
      "Si ou wè sa ankò, li posib navigatè ou bloke cookie pou sit sa a. Tanpri, pèmèt yo, oswa sèvi ak yon lòt navigatè.",
  },
  sentDraft: {
    title: "Ou te voye rapò sa a",
    text: ["Sa ki sou paj sa a kounye a pa fè pati li."],
    see: "Gade rapò ou te voye a",
    startNote: "Si ou kòmanse yon nouvo rapò isit la, note kòd rapò ou te voye a anvan.",
  },
  otherReport: {
    title: "Paj sa a te pou yon lòt rapò",
    text: "Gen yon lòt rapò ki louvri sou aparèy sa a kounye a. Anyen pa anrejistre, anyen pa voye, anyen pa efase.",
    kept: "Sa ou ekri a toujou sou paj sa a. Kopye l si ou bezwen l. Pou ajoute nan yon rapò ou voye, louvri l ak kòd ou a.",
    see: "Gade sa ki louvri kounye a",
  },
  changedElsewhere: {
    title: "Paj sa a te anrejistre nan yon lòt fenèt",
    text: "Depi ou louvri l isit la, paj sa a anrejistre yon lòt fwa, petèt nan yon lòt onglè. Toude tèks yo toujou la.",
    see: "Gade sa ki anrejistre kounye a, nan yon lòt onglè",
    choose: "Si ou peze bouton ki anba a, sa ki sou paj sa a ap pran plas li.",
  },
  pageFirst: "Anvan ou ka voye rapò ou a, nou bezwen paj sa a.",
  files: {
    none: "Tanpri, chwazi yon fichye anvan.",
    empty: "{name} vid, kidonk pa gen anyen pou kenbe. Tanpri, chwazi l ankò.",
    tooLarge:
      "{name} pi gwo pase {limit}. Tanpri, di nou ak mo sa ki ladan l, epi kenbe l. Nou ka jwenn li yon lòt jan.",
    program: "{name} se yon pwogram. Nou pran foto, videyo, son ak papye, men pa pwogram.",
    webPage:
      "{name} se yon paj entènèt. Nou pa ka pran l jan li ye a. Tanpri, anrejistre l an PDF, oswa fè yon kapti ekran, epi ajoute sa.",
    tooManyInReport:
      "{name} pa ajoute: yon rapò pa ka kenbe plis fichye. Ou ka voye yon dezyèm rapò pou lòt yo.",
    reportFull:
      "{name} pa ajoute: avèk li, rapò ou a ta pi gwo pase sa nou ka pran. Ou ka voye yon dezyèm rapò pou li.",
    noRoom:
      "{name} pa ajoute: nou pa gen plas pou fichye kounye a. Rapò ou ekri a ap rive jwenn nou kanmenm, kidonk tanpri voye l. Kenbe fichye a, epi di nou ak mo sa ki ladan l. Nou ka jwenn li yon lòt jan.",
    tooMany: "Sa fè plis pase {limit} fichye alafwa. Tanpri, ajoute yo pa pi piti gwoup.",
    otherReport:
      "Paj ou te sèvi a te pou yon lòt rapò, pa pou rapò ki louvri isit la kounye a. Se poutèt sa anyen pa ajoute ni retire. Paj sa a montre rapò ki louvri a. Pou ajoute nan youn ou te voye, louvri l ak kòd ou.",
    broken: "{name} pa rive konplè. Fichye ki te vin anvan yo an sekirite. Tanpri, ajoute l ankò.",
  },
  problems: {
    "choose-category": "Tanpri, chwazi sou kisa li ye sitou. “Lòt bagay” bon tou.",
    "write-what-happened": "Tanpri, di nou sa ki pase. Yon sèl fraz ase.",
    "narrative-too-long":
      "Tèks ou a pi long pase sa nou ka pran yon sèl kou. Tanpri, fè l pi kout, oswa ajoute l kòm fichye 2 paj pi devan.",
    "write-place": "Tanpri, di nou ki kote sa te ye. Yon kwen lari, yon magazen oswa yon vil ase.",
    "place-too-long":
      "Kote a pi long pase sa nou ka pran. Tanpri, fè l pi kout. Ou ka di nou plis sou premye paj la.",
    "place-not-taken": "Nou pa t ka pran kote ki nan fichye sa a kounye a. Tanpri, di nou ak mo.",
    "coordinates-together":
      "Nimewo GPS yo mache sèlman 2 ansanm. Tanpri, ranpli tou 2 kare yo, oswa kite tou 2 vid.",
    "coordinates-not-numbers": "Nou pa t ka li nimewo GPS la. Ekri l konsa: 40.7128.",
    "coordinates-out-of-range":
      "Nimewo GPS sa a pa sou Latè. Premye a ale soti -90 rive 90, dezyèm nan soti -180 rive 180.",
    "date-incomplete": "Nou pa t ka li dat sa a. Ekri l ak chif, mwa a anvan: 4 21 2026.",
    "date-not-in-calendar": "Jou sa a pa nan kalandriye a. Tanpri, verifye mwa a ak jou a.",
    "date-in-future": "Jou sa a poko rive. Tanpri, verifye mwa a ak ane a.",
    "time-not-read": "Nou pa t ka li lè sa a. Ekri l konsa: 5:30 pm.",
    "time-without-date":
      "Nou gen yon lè, men pa gen jou. Tanpri, ajoute jou a, oswa kite lè a vid.",
    "until-before-from": "Dènye jou a oswa dènye lè a vin anvan premye a. Tanpri, verifye tou 2.",
    "choose-reach": "Tanpri, chwazi youn nan 3 yo. Ou pa oblije bay non ou.",
    "contact-needs-one-way": "Tanpri, ban nou yon mwayen pou jwenn ou, oswa chwazi pa bay non.",
    "way-needs-email": "Ou pi pito imèl. Tanpri, ban nou yon adrès, oswa chwazi yon lòt mwayen.",
    "way-needs-phone":
      "Ou pi pito telefòn. Tanpri, ban nou yon nimewo, oswa chwazi yon lòt mwayen.",
    "contact-too-long": "Sa pi long pase sa nou ka pran isit la. Tanpri, fè l pi kout.",
    "answer-needed": "Tanpri, reponn kesyon sa a. “Mwen pa konnen” bon tou.",
    "answer-too-long": "Sa pi long pase sa nou ka pran isit la. Tanpri, fè l pi kout.",
    "link-not-read": "Nou pa t ka li lyen sa a. Kopye l anlè navigatè ou a. Li kòmanse ak https://",
    "link-too-long": "Lyen sa a twò long pou nou. Tanpri, di nou ak mo ki kote ou te wè l.",
    "link-with-name":
      "Lyen sa a gen yon non oswa yon modpas ladan l. Tanpri, retire pati sa a, pou nou pa kenbe l.",
    "too-many-links":
      "Yon rapò ka gen 20 lyen. Tanpri, mete lòt yo nan yon fichye tèks epi ajoute l isit la.",
    "sighting-empty": "Tanpri, ranpli youn nan kare yo, oswa retounen.",
    "too-many-sightings":
      "Yon rapò ka gen 30 ajan ak machin. Tanpri, pale nou de lòt yo ak pwòp mo ou.",
    "email-not-read": "Nou pa t ka li adrès imèl sa a. Li sanble ak non@example.org.",
  },
  pages: {
    "403": {
      title: "Nou pa t ka pran sa a",
      text: [
        "Paj sa a te rete louvri lontan, oswa li te voye soti sou yon lòt sit. Pou pwoteje ou, nou kanpe l.",
        "Sa ou te anrejistre anvan toujou la. Retounen, rechaje paj la epi voye l ankò.",
      ],
    },
    "404": {
      title: "Pa gen paj isit la",
      text: [
        "Adrès la ka gen yon erè ladan l, oswa paj la deplase.",
        "Si ou te kòmanse yon rapò, li toujou la.",
      ],
    },
    "409": {
      title: "Sa te fèt deja",
      text: ["Nou te resevwa sa anvan, kidonk nou pa konte l 2 fwa. Ou pa oblije fè anyen."],
    },
    "413": {
      title: "Sa te twò gwo pou nou",
      text: [
        "Sa ou voye a pi gwo pase sa nou ka pran yon sèl kou. Lòt repons ak fichye ou yo an sekirite.",
        "Eseye ak mwens fichye alafwa. Videyo ki long yo mache pi byen youn apre lòt.",
      ],
    },
    "429": {
      title: "Tanpri, tann yon minit",
      text: [
        "Anpil moun ap sèvi ak sit sa a alafwa, oswa anpil esè soti menm kote. Repons ou yo an sekirite.",
        "Tann 1 minit, epi rechaje paj sa a.",
      ],
    },
    "500": {
      title: "Gen yon bagay ki kase bò kote pa nou",
      text: [
        "Se pa fòt ou. Sa ou te anrejistre anvan toujou la.",
        "Tanpri, eseye ankò nan kèk minit. Si ou bezwen èd touswit, rele 911.",
      ],
    },
  },
};
