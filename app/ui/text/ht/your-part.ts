import type { WordingOf } from "../catalogue.ts";

/** The page about what stands beside the story. */
export const yourPart: WordingOf<"yourPart"> = {
  step: "Plis bagay sou rapò ou a",
  title: "Kèk bagay sou rapò ou a",
  lead: "Ou ka kite tout sa vid.",
  next: "Apre sa, ou chwazi si ou vle di nou ki moun ou ye.",
  behalf: {
    label: "Pou ki moun w ap ekri?",
    myself: "Pou tèt mwen",
    "someone-else": "Pou yon lòt moun",
    attorney: "Kòm avoka yon moun",
  },
  elsewhere: {
    label: "Èske ou te di yon lòt moun sa?",
    hint: "Tankou lapolis, yon avoka, yon jounal oswa yon lòt biwo.",
    yes: "Wi",
    no: "Non",
    unknown: "Mwen pa konnen",
  },
  elsewhereWhere: {
    label: "Si wi, ki moun ou te di, epi kisa li te fè?",
    hint: "Yon nimewo dosye ede, si gen youn.",
  },
  wish: {
    label: "Kisa ou ta renmen ki rive?",
    hint: "Nou pa ka pwomèt sa. Sa ede nou konnen.",
  },
  legalHelp: {
    label: "Èd legal",
    choice: "Mwen vle konnen ki kote mwen ka jwenn èd legal",
    hint: "Nou pa ka avoka ou. Si ou kite nou kontakte ou, nou ka di ou ki moun ki ka ede.",
  },
};
