import type { WordingOf } from "../catalogue.ts";

/** Asking for a new code, and what its holder and the old one's read of it. */
export const lostCode: WordingOf<"lostCode"> = {
  link: "Mande yon nouvo kòd",
  title: "Mande yon nouvo kòd",
  lead: "Di nou sa se ou menm sèlman ki ka konnen sou rapò ou a. Apre sa, moun isit la chèche l.",
  how: [
    "Ou jwenn yon nouvo kòd touswit. Li poko louvri anyen.",
    "2 moun isit la dwe dakò rapò a se pou ou. Sa ka pran kèk jou.",
    "Lè yo dakò, yo fikse yon jou, pi souvan {days} jou apre. Depi jou sa a, nouvo kòd la louvri rapò ou a. Jouk lè sa a, ansyen kòd ou a mache. Li ka bloke nouvo a. Si se yon lòt moun ki te mande l epi ou pa vini nan tan sa a, se apre sèlman w ap konnen. Pafwa, men se ra, ansyen kòd la fini touswit.",
    "Sa nou te ekri ou anvan rete fèmen pou nouvo kòd la. Mande nou, epi nou ka ekri l ankò.",
  ],
  least:
    "Di nou omwen 2 nan bagay sa yo. Plis ede. Pa ekri non ou isit la: plizyè moun nan biwo sa a li l.",
  facts: {
    sent: { label: "Ki lè ou te voye l?", hint: "Yon jou, oswa apeprè ki lè." },
    place: { label: "Ki kote sa te pase?", hint: "Jan ou te di nou lè sa a." },
    happened: { label: "Kisa ki te pase?", hint: "An kèk mo." },
    words: { label: "Mo ou te sèvi", hint: "Yon fraz ou sonje toujou." },
    files: { label: "Fichye ou yo", hint: "Non yo, oswa sa yo montre." },
    other: {
      label: "Ki lòt bagay se ou menm sèlman ki ka konnen?",
      hint: "Pa egzanp, sa nou te ekri ou.",
    },
  },
  send: "Pran yon nouvo kòd",
  tooFew: "Tanpri, di nou omwen 2 bagay.",
  tooLong: "Sa twò long. Tanpri, pa depase 2,000 lèt.",
  busy: "Gen anpil moun isit la kounye a. Tanpri, tann 10 segond epi peze bouton an ankò. Mo ou yo toujou la.",
  wait: "Gen anpil kòd moun ap mande kounye a. Tanpri, tann {seconds} segond. Apre sa, peze bouton an ankò. Mo ou yo toujou la.",
  working: "N ap fè nouvo kòd ou a. Sa ka pran yon demi minit.",
  gotTitle: "Nouvo kòd ou a",
  gotLead: "Ekri l kounye a, oswa pran l an foto. Nou montre l yon sèl fwa sa a.",
  gotNext: [
    "Kòd la poko louvri anyen. Nou dwe jwenn rapò ou a anvan.",
    "Tounen nan kèk jou epi tape l. Lè sa a, w ap wè kote sa rive.",
    "Si ou jwenn ansyen kòd ou a, sèvi ak li. Li toujou mache.",
  ],
  look: "Tape kòd la pou wè kote sa rive",
  waitsTitle: "Nouvo kòd ou a poko mache",
  waits: "Jou ou te mande l: {when}.",
  waitsNext: [
    "Nou chèche rapò ou a alamen, epi 2 moun dwe dakò. Apre sa, pi souvan gen yon tan kote ansyen kòd la ka bloke nouvo a.",
    "Jouk tout sa fini, paj sa a di menm bagay la. Konsa li pa di pèsonn ki rapò ki genyen.",
    "Tanpri, tounen nan kèk jou. Si sa pa chanje, rele biwo sa a. Di ki jou ou te mande l.",
  ],
  refusedTitle: "Kòd sa a p ap louvri okenn rapò",
  refused: {
    "not-sure":
      "Sa ou te di nou pa mennen nou sou yon sèl rapò san dout. Oswa yon moun ki gen premye kòd la di non.",
    "in-person": "Nou dwe pale ak ou anvan. Tanpri, rele biwo sa a oswa pase isit la.",
  },
  refusedNext: [
    "Ou ka mande ankò epi di nou plis.",
    "Ou ka voye yon nouvo rapò tou. Di ladan l ou te ekri anvan.",
  ],
  endedTitle: "Kòd sa a fini",
  ended:
    "Yon moun te di li pèdi kòd li, epi 2 moun isit la te dakò bay yon nouvo. Depi {when}, se nouvo kòd la sèlman ki louvri rapò a.",
  endedNext: [
    "Èske se ou ki te mande nouvo kòd la? Lè sa a, sèvi ak li.",
    "Si se pa ou ki te mande l, rele biwo sa a kounye a. Ou ka voye yon nouvo rapò tou epi di sa ladan l.",
  ],
  stopTitle: "Yon moun mande yon nouvo kòd",
  stop: "{when}: yon moun te di nou li pèdi kòd rapò sa a. 2 moun isit la te kwè l. {until}: nouvo kòd la ap louvri rapò sa a, epi kòd ou a ap fini.",
  stopMine: "Èske se te ou? Lè sa a, ou ka pa fè anyen epi tann.",
  stopNotMine: "Si se pa t ou, bloke l kounye a. Konsa nouvo kòd la p ap janm louvri rapò ou a.",
  stopButton: "Bloke nouvo kòd la",
  stopped: "Nouvo kòd la bloke. Li pa louvri anyen. Pwòp kòd ou a rete jan li ye a.",
  nothingToStop: "Pa gen nouvo kòd pou bloke.",
};
