import type { WordingOf } from "../catalogue.ts";

/** Adding files to a report that was sent. */
export const moreFiles: WordingOf<"moreFiles"> = {
  title: "Agregar más archivos",
  lead: "Tenemos su reporte {code}. Puede agregarle fotos, videos y documentos. Nada de lo que ya tenemos cambia por eso.",
  here: "Archivos de este reporte que están aquí",
  none: "Todavía no hay archivos de este reporte.",
  added: "Llegó completo. Lo que agregó está en la lista de abajo.",
  wasHere: {
    one: "1 archivo ya estaba aquí. Es el mismo, así que lo guardamos una vez.",
    other: "{n} archivos ya estaban aquí. Son los mismos, así que guardamos cada uno una vez.",
  },
  back: "Volver a su reporte",
  link: "Agregar más archivos",
  linkNote: "¿Encontró otra foto o video, o alguno no llegó?",
};
