import type { WordingOf } from "../catalogue.ts";

/** Coming back with a code. */
export const followUp: WordingOf<"followUp"> = {
  title: "Volver a un reporte",
  lead: "Escriba el código que recibió cuando envió su reporte.",
  code: {
    label: "Su código",
    hint: "32 números. Puede escribirlos con espacios o sin ellos.",
    because: "Solo el código abre su reporte. Así está protegido.",
  },
  open: "Abrir mi reporte",
  notFound:
    "Ningún reporte se abre con estos números. Por favor, mire otra vez su nota o su foto. Revise 1 y 7, 0 y 8, 5 y 6.",
  problems: {
    empty: "Por favor, escriba su código.",
    "not-digits":
      "Un código solo tiene números, no letras. Por favor, mire otra vez su nota o su foto.",
    "too-short":
      "Un código tiene 32 números. Leímos {digits}. Por favor, busque si falta un grupo.",
    "too-long":
      "Un código tiene 32 números. Aquí hay más. Por favor, busque números escritos dos veces.",
    "wrong-check":
      "Puede haber un número equivocado, o 2 cambiados de lugar. Por favor, compare cada grupo con su nota o su foto.",
  },
  busy: "Muchas personas abren reportes ahora mismo. Por favor, espere 10 segundos y presione el botón otra vez.",
  wait: "Ahora mismo se prueban muchos códigos. Por favor, espere {seconds} segundos. Después presione el botón otra vez. Su código sigue en la casilla.",
  working: "Estamos revisando su código. Puede tardar medio minuto.",
  visitOver:
    "Su reporte se cerró porque nadie usó esta página durante 30 minutos. Escriba su código para abrirlo otra vez.",
  filesCame: {
    one: "1 archivo llegó completo. Está guardado con su reporte.",
    other: "{n} archivos llegaron completos. Están guardados con su reporte.",
  },
  filesMissed: {
    one: "1 archivo no se agregó. Abra su reporte con su código. Después mire cuál falta y agréguelo otra vez.",
    other:
      "{n} archivos no se agregaron. Abra su reporte con su código. Después mire cuáles faltan y agréguelos otra vez.",
  },
  reportNumber: "Número de reporte",
  reportNumberNote: "Dígalo cuando hable con nosotros. No abre su reporte; solo el código lo abre.",
  lostTitle: "¿Perdió el código?",
  lost: [
    "Búsquelo en sus fotos, notas y archivos. El texto que guarda nuestra página se llama “note.txt”.",
    "Si envió el reporte aquí hace menos de 1 día, abra la primera página en ese aparato. Puede mostrar el código otra vez.",
    "Si el código se perdió, pida uno nuevo más abajo. O envíe un reporte nuevo. Diga que ya nos escribió: el día, el lugar y los nombres de sus archivos. Así, aquí pueden juntar los 2.",
    "No podemos hacer otra vez el código viejo. Un código nuevo no abre lo que le escribimos antes.",
  ],
  reportTitle: "Su reporte",
  statusTitle: "Cómo va",
  received: "Recibido: {when}",
  openedTitle: "Alguien vio su nombre",
  opened:
    "El {when}, 2 personas de esta oficina permitieron a un colega ver lo que nos dijo de usted, {because}.",
  openedBecause: {
    ask: "porque querían preguntarle algo sobre su reporte",
    witness: "porque querían pedirle que hablara como testigo",
    court: "porque un juez lo ordenó",
    safety: "porque temían por su seguridad o por la de otras personas",
    other: "por su trabajo en su reporte",
  },
  filesTitle: "Sus archivos",
  noFiles: "No envió archivos.",
  fingerprintNote:
    "La huella digital es un número hecho con todo el contenido de un archivo. Anótela para probar después qué envió.",
  close: "Cerrar mi reporte",
  closed: "Su reporte está cerrado en esta pantalla. No queda nada en este dispositivo.",
  leaveNote: "Cuando termine, presione Cerrar y después Salir ya.",
};
