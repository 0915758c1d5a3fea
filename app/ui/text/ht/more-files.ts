import type { WordingOf } from "../catalogue.ts";

/** Adding files to a report that was sent. */
export const moreFiles: WordingOf<"moreFiles"> = {
  title: "Ajoute plis fichye",
  lead: "Nou gen rapò ou a {code}. Ou ka ajoute foto, videyo ak papye sou li. Sa pa chanje anyen nan sa nou genyen.",
  here: "Fichye rapò sa a ki isit la",
  none: "Poko gen okenn fichye rapò sa a isit la.",
  added: "Rive konplè. Sa ou ajoute a nan lis ki anba a.",
  wasHere: { other: "{n} fichye te la deja. Se menm bagay, kidonk nou kenbe chak yon sèl fwa." },
  back: "Retounen nan rapò ou a",
  link: "Ajoute plis fichye",
  linkNote: "Èske ou jwenn yon lòt foto oswa videyo, oswa gen youn ki pa t rive?",
};
