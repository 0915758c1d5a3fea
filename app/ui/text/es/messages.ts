import type { WordingOf } from "../catalogue.ts";

/** What a reporter and the office write to each other. */
export const messages: WordingOf<"messages"> = {
  title: "Mensajes",
  none: "Todavía no hay mensajes. Si tenemos una pregunta, la encontrará aquí.",
  list: "Mensajes, primero los más antiguos",
  fromOffice: "La oficina escribió el {when}",
  fromYou: "Usted escribió el {when}",
  read: "La oficina ya leyó esto.",
  notRead: "La oficina todavía no leyó esto.",
  shut: "Usted recibió un código nuevo después de que se escribió esto. No se abre con el código nuevo. Si lo necesita, pídanos que lo escribamos otra vez.",
  field: {
    label: "Escríbanos",
    hint: "No tiene que decir quién es. Nadie puede cambiar un mensaje después de enviado.",
    because: "Un mensaje vacío no nos dice nada.",
  },
  send: "Enviar el mensaje",
  sent: "Tenemos su mensaje. Aquí verá cuándo la oficina lo leyó.",
  pageTitle: "Escribir a la oficina",
  problems: {
    empty: "Por favor, escriba algo primero.",
    "too-long":
      "Esto tiene más de 10,000 letras. Por favor, hágalo más corto o envíelo en 2 mensajes. Sus palabras siguen en el cuadro.",
    "too-many":
      "Usted envió {most} mensajes en 1 día. Hoy no podemos recibir más. Sus palabras siguen en el cuadro. Por favor, cópielas y envíelas mañana.",
  },
  visitOver: {
    title: "Su mensaje todavía no se envió",
    why: "Su reporte se cerró porque nadie lo usó durante 30 minutos. Sus palabras siguen en el cuadro de abajo.",
    steps: [
      "Abra su reporte con su código, en una pestaña nueva.",
      "Vuelva a esta página y presione el botón otra vez.",
    ],
    open: "Abrir mi reporte en una pestaña nueva",
  },
  back: "Volver a su reporte",
};
