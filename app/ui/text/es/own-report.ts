import type { WordingOf } from "../catalogue.ts";

/** What a reporter can do with a report that was sent, besides adding to it. */
export const ownReport: WordingOf<"ownReport"> = {
  copy: {
    title: "Llévese una copia",
    lead: "Puede guardar en este dispositivo un archivo con lo que nos contó. Tiene los nombres de sus archivos y nuestros mensajes, pero no los archivos.",
    care: "Cualquiera que use este dispositivo puede leerlo. Guárdelo solo si es seguro para usted.",
    text: "Guardar como texto",
    json: "Guardar como datos (JSON)",
    tooMany: "Usted guardó {most} copias en 1 día. Por favor, vuelva mañana para la siguiente.",
    file: {
      title: "Lo que usted nos contó",
      made: "Hecho: {when}",
      erased: "Lo que nos dijo de usted se borró. Ya no lo tenemos.",
      filesComing: "Archivos que todavía no llegaron",
      coming: "Llegaron {arrived} de {size}",
      noFingerprint: "Todavía no está sellado, por eso no tiene huella digital",
      failed: "Lo que tenemos no es lo que usted envió. Por favor, guarde su propio archivo.",
    },
  },
};
