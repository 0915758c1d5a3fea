import type { WordingOf } from "../catalogue.ts";

/** Where a file comes from, as its sender knows it. */
export const fileOrigin: WordingOf<"fileOrigin"> = {
  title: "¿De dónde viene este archivo?",
  note: "Esto nos ayuda a usarlo en un tribunal. Puede saltar lo que quiera. “No sé” también es una buena respuesta.",
  recordedBy: {
    label: "¿Quién lo grabó o lo hizo?",
    me: "Yo",
    known: "Alguien que conozco",
    found: "Lo encontré en internet",
    unknown: "No sé",
  },
  original: {
    label: "¿Es el primer archivo, el original?",
    hint: "No una copia de una copia, ni una grabación de una pantalla.",
  },
  edited: {
    label: "¿Se cambió algo en él?",
    hint: "Como cortarlo, hacerlo más corto, ponerlo borroso o agregarle texto. Está bien. Solo necesitamos saberlo.",
  },
  viaApp: {
    label: "¿Se envió por una aplicación antes de llegarnos?",
    hint: "Como un chat o una red social. Muchas aplicaciones quitan el día y el lugar.",
  },
  app: { label: "Si es así, ¿qué aplicación?" },
  stillThere: {
    label: "¿El original sigue en un teléfono o una cámara?",
    hint: "El suyo o el de la persona que lo hizo. Por favor, guárdelo.",
  },
  placeTakenOut: {
    label: "¿Usted le quitó el lugar?",
    hint: "Algunos teléfonos lo preguntan al elegir una foto. No pasa nada si lo hizo.",
  },
  sure: { yes: "Sí", no: "No", unknown: "No sé" },
};
