import type { WordingOf } from "../catalogue.ts";

/** What a reporter can do with a report that was sent, besides adding to it. */
export const ownReport: WordingOf<"ownReport"> = {
  title: "Corregir o retirar",
  lead: "¿Cambió algo? Puede decírnoslo aquí.",
  asked: "El {when}, usted nos pidió corregir algo. Sus palabras están en Mensajes.",
  settled: "Nos ocupamos de eso el {when}.",
  seen: "La oficina ya vio esto.",
  notSeen: "La oficina todavía no vio esto.",
  correct: {
    link: "Corregir algo",
    title: "Corregir algo",
    lead: "¿Hay algo equivocado en su reporte, o ahora sabe más? Díganos qué está mal y qué es lo correcto.",
    stays:
      "Lo que envió primero queda como estaba. Nadie puede cambiarlo, tampoco nosotros. Lo que escriba ahora queda al lado.",
    field: {
      label: "¿Qué está mal y qué es lo correcto?",
      hint: "Por ejemplo: el auto no era azul, era verde.",
      because: "Necesitamos saber qué hay que corregir.",
    },
    send: "Enviar esto a la oficina",
    sent: "Tenemos lo que quiere corregir. Está en Mensajes.",
  },
  withdraw: {
    link: "Retirar su reporte",
    title: "Retire su reporte",
    lead: "Puede apartarse de su reporte en cualquier momento. No tiene que decir por qué. Esto es lo que significa:",
    points: [
      "A todos los que trabajan en su reporte se les pide que no le molesten: que no le llamen ni le pidan ser testigo.",
      "Si dio su nombre o cómo comunicarnos con usted, queda bajo llave. Solo se puede abrir si un juez lo ordena, o si alguien puede estar en peligro.",
      "Sus palabras y archivos se quedan aquí. Lo que llegó debe quedar completo, y todavía puede usarse sin usted.",
      "Un tribunal todavía puede ordenarnos entregar lo que tenemos.",
      "Todavía puede volver con su código. Si nos escribe, podemos contestarle aquí.",
    ],
    undo: "Puede deshacer esto más tarde, en la página de su reporte.",
    yes: "Retirar mi reporte",
    done: "Usted retiró este reporte el {when}.",
    doneNote:
      "A todos los que trabajan en él se les pide que no le molesten. Sus palabras y archivos se quedan aquí. ¿Cambió de opinión? Entonces presione el botón.",
    back: "Participo otra vez",
    backDone: "Su reporte ya no está retirado.",
    tooMany:
      "Hoy cambió esto muchas veces. Por ahora su reporte sigue retirado. Por favor, vuelva mañana o escríbanos.",
  },
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
      requests: "Lo que usted pidió",
      takenBack: "Usted deshizo eso el {when}.",
    },
  },
};
