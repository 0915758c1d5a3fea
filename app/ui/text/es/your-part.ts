import type { WordingOf } from "../catalogue.ts";

/** The page about what stands beside the story. */
export const yourPart: WordingOf<"yourPart"> = {
  step: "Más sobre su reporte",
  title: "Algunas cosas sobre su reporte",
  lead: "Puede dejar todo esto vacío.",
  next: "Después usted decide si quiere decirnos quién es.",
  behalf: {
    label: "¿Por quién escribe?",
    myself: "Por mí",
    "someone-else": "Por otra persona",
    attorney: "Como abogado de alguien",
  },
  elsewhere: {
    label: "¿Se lo contó a alguien más?",
    hint: "Como la policía, un abogado, un periódico u otra oficina.",
    yes: "Sí",
    no: "No",
    unknown: "No sé",
  },
  elsewhereWhere: {
    label: "Si es así, ¿a quién se lo contó y qué hizo?",
    hint: "Ayuda un número de caso, si lo hay.",
  },
  wish: {
    label: "¿Qué le gustaría que pasara?",
    hint: "No podemos prometerlo. Nos ayuda saberlo.",
  },
  legalHelp: {
    label: "Ayuda legal",
    choice: "Quiero saber dónde puedo recibir ayuda legal",
    hint: "No podemos ser su abogado. Si nos deja comunicarnos con usted, podemos decirle quién puede ayudar.",
  },
};
