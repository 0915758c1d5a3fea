import type { WordingOf } from "../catalogue.ts";

/** The page "What happened". */
export const whatHappened: WordingOf<"whatHappened"> = {
  step: "Qué pasó",
  title: "¿Qué pasó?",
  next: "Guardamos esta página cuando presiona Continuar. Después hacemos unas preguntas sobre esto.",
  category: {
    label: "¿De qué se trata sobre todo?",
    hint: "Elija lo que más se parezca. Lo demás puede contarlo abajo.",
    because: "Lo necesitamos para que lo lean primero las personas indicadas.",
  },
  narrative: {
    label: "Cuéntenos con sus palabras",
    hint: "Escriba en cualquier idioma. Puede ser corto. No tiene que acertar en cada detalle.",
    because: "Necesitamos sus palabras para saber qué buscar.",
  },
  helpTitle: "Qué nos puede ayudar",
  help: [
    "Lo que vio y oyó, una cosa después de otra.",
    "Lo que llevaban los agentes: palabras en chalecos, parches, máscaras, números de placa.",
    "Autos: color, marca, placa. También ayuda una parte de la placa.",
    "Quién más estaba ahí, como la policía local u otras personas que grababan.",
    "Qué vio usted y qué le contó alguien.",
  ],
  immigration:
    "Por favor, no escriba si usted u otras personas son ciudadanos o tienen papeles. No lo necesitamos.",
};
