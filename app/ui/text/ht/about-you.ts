import type { WordingOf } from "../catalogue.ts";

/** The page where a reporter chooses to be known or not. */
export const aboutYou: WordingOf<"aboutYou"> = {
  step: "Sou ou menm",
  title: "Èske ou vle di nou ki moun ou ye?",
  next: "Apre sa, ou verifye repons ou yo. Anyen pa voye anvan sa.",
  choice: {
    label: "Se ou ki chwazi",
    hint: "Tou 3 chwa yo bon. Nou li rapò ou a menm jan an.",
    because: "Nou bezwen konnen si nou ka ekri ou.",
    anonymous: "Pa gen non, pa gen mesaj",
    anonymousHint:
      "Nou pa mande ou anyen ankò. Ou resevwa yon kòd kanmenm pou wè kote rapò ou a rive.",
    "only-here": "Pa gen non, men nou ka ekri mwen sou sit sa a",
    "only-hereHint":
      "Si nou gen yon kesyon, nou kite l isit la. Ou resevwa yon kòd. Se kòd la sèlman ki louvri sa nou ekri, epi se ou ki chwazi si ou reponn.",
    contact: "Wi, men kijan pou jwenn mwen",
    contactHint:
      "Yon pwosekitè ka bezwen mande ou plis bagay, oswa mande ou pou ou pale nan tribinal.",
  },
  changeMind:
    "Ou ka chanje lide jiskaske ou voye rapò a. Si lè sa a ou chwazi pa bay non ou, nou efase sa ou te ekri isit la.",
  compelledTitle: "Ki moun ki ka rive konnen ki moun ou ye?",
  compelled: [
    "Yon tribinal ka bay nou lòd di ki moun ou ye, si nou konnen sa. Nan yon pwosè, lòt pati a ka gen dwa konnen sa tou.",
    "Si ou pa bay non ou, nou pa gen non nou ta ka bay. Sa ou ekri ak fichye ou yo ka toujou montre ki moun ou ye.",
    "Nou pa kenbe ki kote sou entènèt la ou te ekri nou.",
  ],
  contactTitle: "Kijan nou ka jwenn ou?",
  contactNote:
    "Se pou moun ki vle nou jwenn yo sèlman. Ranpli sa ou vle. Yon sèl mwayen pou jwenn ou ase.",
  name: { label: "Non ou", hint: "Non ou vle nou rele ou." },
  email: { label: "Imèl", hint: "Sèvi ak yon adrès okenn lòt moun pa li." },
  phone: { label: "Telefòn", hint: "Ak kòd zòn nan." },
  way: {
    label: "Kisa ou pi pito?",
    email: "Imèl",
    call: "Yon apèl nan telefòn",
    text: "Yon mesaj tèks",
  },
  times: {
    label: "Kilè ki pa gen danje pou nou kontakte ou?",
    hint: "Tankou “jou lasemèn apre 6 pm”.",
  },
  language: { label: "Nan ki lang ou vle pale?" },
  interpreter: {
    label: "Entèprèt",
    choice: "Tanpri, fè yon moun la ki ka tradui pou mwen",
  },
  lawyer: {
    label: "Èske ou gen yon avoka?",
    hint: "Non li, ak kijan pou jwenn li. Konsa nou ka mande avoka ou anvan.",
  },
  notes: {
    label: "Kisa ankò nou dwe konnen anvan nou kontakte ou?",
    hint: "Pa egzanp: ki lòt moun ki ka reponn telefòn nan, oswa si nou ka kite yon mesaj.",
  },
  sealed:
    "Depi enfòmasyon sa yo rive, nou fèmen yo akle, apa de rapò ou a. Pou louvri yo, 2 moun dwe dakò sou yon rezon, epi nou note sa. Ou wè sa lè ou tounen ak kòd ou, sof si yon tribinal retade sa.",
  kept: "Nou gen enfòmasyon pou kontakte ou depi anvan. Yo fèmen akle, kidonk nou pa ka montre yo isit la. Kite kare yo vid pou nou kenbe yo.",
};
