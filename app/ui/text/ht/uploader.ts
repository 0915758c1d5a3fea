import type { WordingOf } from "../catalogue.ts";

/** What the page says of files on their way. `{n}` is a number in per cent or of files. */
export const uploader: WordingOf<"uploader"> = {
  title: "Fichye ki sou wout",
  unfinished:
    "Fichye sa yo poko rive konplè. Chwazi menm fichye a ankò isit la, epi li kontinye kote li te kanpe a. Nou kenbe sa ki rive pandan {days} jou tandiske w ap ekri. Yon fwa ou voye rapò ou a, nou kenbe l {sentDays} jou, epi ou ka kontinye soti nan yon lòt telefòn ak kòd ou.",
  unfinishedNoScript:
    "Pou kontinye, paj sa a bezwen JavaScript. San li, ajoute fichye a ankò anba a.",
  finish:
    "Fichye sa yo poko rive konplè. Chwazi menm fichye a ankò, sou telefòn sa a oswa sou yon lòt, epi li kontinye kote li te kanpe a. Nou kenbe sa ki rive pandan {days} jou.",
  finishNoScript:
    "Pou kontinye kote li te kanpe a, paj sa a bezwen JavaScript. San li, ou ka voye tout fichye a ankò anba “Ajoute plis fichye”.",
  finishLabel: "Chwazi fichye a ankò, oswa ajoute yon lòt",
  finishHint:
    "Si ou chwazi menm fichye ak anvan, nou kontinye kote li te kanpe a. Yon lòt fichye ajoute nan rapò ou a.",
  ended: {
    title: "Fichye ki pa t rive",
    lead: "Nou pa gen fichye sa yo. Nou retire sa ki te rive ladan yo.",
    file: "{arrived} sou {size} te rive. Nou retire l: {when}.",
    whole:
      "Tout {size} te rive, men nou pa t ka pran fichye sa a. Nou pa pran pwogram ni paj entènèt. Nou retire l: {when}.",
    again: "Èske ou toujou gen yon fichye? Si wi, ou ka ajoute l ankò.",
  },
  noPage:
    "Nou pa t ka louvri pwochen paj la. Fichye ou yo ap kontinye voye. Tanpri, verifye koneksyon ou epi eseye ankò.",
  openingPage: "Yon ti moman, tanpri. Sa ka pran jiska 1 minit.",
  takenAtOnce: "Chak fichye voye depi ou chwazi l. Ou ka kontinye pandan l ap voye.",
  rows: {
    waiting: "Ap tann",
    sending: "Ap voye: {n} %",
    sendingLeft: "Ap voye: {n} %, rete {left}",
    underAMinute: "mwens pase yon minit",
    minutes: { other: "anviwon {n} minit" },
    hours: { other: "anviwon {n} èdtan" },
    paused: "Kanpe nan {n} %",
    offline: "Kanpe: pa gen koneksyon. N ap kontinye pou kont nou.",
    unreached: "Kanpe: sanble anyen pa ka pase kounye a. N ap kontinye pou kont nou.",
    busy: "Kanpe: sèvè nou an okipe kounye a. N ap kontinye pou kont nou.",
    received: "Rive konplè",
    checking: "Rive konplè. N ap verifye l kounye a.",
    checked: "Rive konplè epi verifye: li menm ak sa ki sou aparèy ou a",
    sameKept: "Rive konplè. Se menm fichye ak {name}, ki te rive anvan. Nou kenbe toude.",
    sameOnce: "Rive konplè. Se menm fichye ak {name}, ki te rive anvan. Nou kenbe l yon sèl fwa.",
    gone: "Nou pa gen fichye sa a ankò. Yo te retire l, oswa yon lòt ki te menm ak li. Si ou vle nou genyen l, tanpri chwazi l ankò.",
    differs: "Sa nou genyen an pa menm ak fichye ou a. Tanpri, ajoute l ankò.",
    failed: "Li pa rive. Tanpri, ajoute l ankò.",
    unreadable:
      "Aparèy ou a pa ban nou fichye sa a ankò. Li posib li deplase oswa li chanje. Tanpri, chwazi l ankò.",
    notRead:
      "Aparèy ou a pa t kite nou li sa a. Si se yon dosye, tanpri chwazi fichye ki ladan l yo. Si se yon fichye, tanpri chwazi l ankò.",
    removeFile: "Retire {name}",
    removed: "{name} retire.",
    notRemoved: "Nou pa t ka retire fichye sa a. Li toujou lakay nou.",
    notHere: "Nou pa jwenn fichye sa a nan rapò ou a. Anyen pa retire.",
    inList: "{name} nan lis la deja. Ou pa oblije chwazi l ankò.",
    chooseAgain: "{n} % rive. Chwazi menm fichye a ankò pou kontinye.",
    pause: "Kanpe",
    goOn: "Kontinye",
    pauseFile: "Kanpe {name}",
    goOnFile: "Kontinye {name}",
    left: { other: "{n} fichye toujou sou wout." },
    missing: { other: "{n} fichye poko rive konplè. Lis la di sa pou fè." },
    differing: {
      other: "Nou gen {n} fichye ki pa menm ak sa ki sou aparèy ou a. Lis la di sa pou fè.",
    },
    notGone: "Gen yon fichye nou pa t ka retire. Lis la di poukisa.",
    noneLeft: "Pa gen fichye sou wout.",
    allThere: "Tout fichye yo rive konplè. Ou ka fèmen paj sa a.",
    keepOpen: "Kite paj sa a louvri.",
    refused: {
      program: "Sa a se yon pwogram. Nou pran foto, videyo, son ak papye, men pa pwogram.",
      "web-page":
        "Sa a se yon paj entènèt. Tanpri, anrejistre l an PDF, oswa fè yon kapti ekran, epi ajoute sa.",
      empty: "Fichye sa a vid, kidonk pa gen anyen pou kenbe.",
      "too-large":
        "Fichye sa a twò gwo pou nou. Tanpri, di nou ak mo sa ki ladan l, epi kenbe l. Nou ka jwenn li yon lòt jan.",
      "too-many": "Rapò ou a plen. Ou ka voye yon dezyèm rapò pou fichye sa a.",
      "report-full":
        "Ak fichye sa a, rapò ou a ta pi gwo pase sa nou ka pran. Ou ka voye yon dezyèm rapò pou li.",
      "no-room":
        "Nou pa gen plas pou fichye kounye a. Pawòl ou ap rive jwenn nou kanmenm, kidonk tanpri voye rapò ou a. Ou ka pote fichye sa a pita ak kòd ou. Si ou tann isit la, n ap eseye ankò pou kont nou.",
      "no-draft": "Nou pa t ka jwenn rapò ou a ankò. Si ou te voye l, tanpri louvri l ak kòd ou.",
      expired: "Tan pou fini fichye sa a pase. Tanpri, ajoute l ankò.",
      "other-report":
        "Fichye sa a se pou yon rapò ki pa louvri isit la. Nou kenbe sa ki te rive. Louvri rapò sa a ak kòd ou pou kontinye.",
      "not-found": "Nou pa t ka jwenn fichye sa a ankò. Tanpri, ajoute l ankò.",
    },
  },
};
