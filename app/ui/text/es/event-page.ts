import type { WordingOf } from "../catalogue.ts";

/** The page of a named event, and what the form says to somebody who comes from one. */
export const eventPage: WordingOf<"eventPage"> = {
  where: "Dónde",
  when: "Cuándo",
  notReviewed: "Nadie ha revisado todavía esta traducción.",
  ask: "¿Vio u oyó algo allí? ¿Tiene fotos o videos? Puede contárnoslo.",
  noName: "No tiene que dar su nombre.",
  keeps:
    "Si empieza aquí, su reporte dice que empezó en esta página. No damos por hecho que usted estuvo allí hasta que nos lo diga.",
  begin: "Empezar un reporte",
  next: "Después le preguntamos qué pasó.",
  closed: "Esta página ya no recibe reportes.",
  other: "Todavía puede contarnos esto u otra cosa en nuestra primera página.",
  otherLink: "Ir a la primera página",
  from: "La página de la que viene",
  named: "El hecho que nombra su reporte",
  leave: {
    button: "Mi reporte no es sobre ese hecho",
    done: "Su reporte ya no nombra el hecho «{event}». Sus respuestas a las preguntas de esa página no se enviarán.",
    back: "Sí es sobre ese hecho",
  },
  offer: {
    title: "¿Estuvo usted allí a esa hora?",
    lead: "La página de la que viene nombra un lugar y una hora. Quizás usted estuvo allí a otra hora, o en otro lugar.",
    fill: "Sí. Poner este lugar y esta hora",
    own: "Si no, escriba los suyos abajo.",
    filled:
      "Pusimos el lugar y la hora de esa página. Por favor revise los dos. Cambie lo que para usted no fue así.",
  },
  poster: {
    ask: "¿Estuvo usted allí? Cuéntenos lo que vio.",
    name: "No tiene que dar su nombre.",
    how: "Apunte la cámara de un teléfono al cuadrado, o escriba esta dirección:",
    square: "Un cuadrado para la cámara de un teléfono. Abre {address}.",
    emergency: "¿Está en peligro ahora? Llame al {number}.",
  },
};
