import type { WordingOf } from "../catalogue.ts";

/** For readers who use other ways to read and write. */
export const accessibility: WordingOf<"accessibility"> = {
  title: "Accesibilidad",
  lead: "Todas las personas deben poder reportar. Hacemos este sitio para que le funcione a usted.",
  worksTitle: "Lo que puede hacer",
  works: [
    "Usar solo el teclado, un lector de pantalla o su voz.",
    "Agrandar el texto hasta 4 veces.",
    "Usar una pantalla oscura o sus propios colores. El sitio sigue los ajustes de su dispositivo.",
    "Usar un teléfono viejo o lento. Ninguna página necesita scripts.",
    "Tomarse su tiempo. Su reporte se guarda 7 días mientras lo escribe.",
  ],
  standardTitle: "Las reglas que seguimos",
  standard:
    "Queremos cumplir las reglas WCAG 2.2, nivel AA. Probamos cada página con programas y con el teclado.",
  knownTitle: "Lo que todavía no funciona bien",
  known: [
    "Una máquina tradujo este sitio a otros idiomas. Todavía falta que personas revisen las palabras. Puede escribirnos en cualquier idioma.",
    "Mostramos sus fotos y videos como los envió, sin una descripción.",
  ],
  problemTitle: "¿Hay algo que le impide seguir?",
  problem:
    "Díganoslo en un reporte: elija “Otra cosa”. También puede pedirle a alguien de confianza que lo llene por usted.",
};
