import type { WordingOf } from "../catalogue.ts";

/** A receipt on paper, and as a text to read: what stands around its facts. The receipt that can be checked is English (docs/receipt-format.md). */
export const receiptPaper: WordingOf<"receiptPaper"> = {
  title: "Comprobante",
  translated:
    "Este es su comprobante en su idioma, para leer. Solo el texto en inglés, receipt.txt, se puede revisar. Por favor, guarde los dos.",
  summaryNone: "Esta oficina recibió un reporte. Llegó sin archivos.",
  summary: {
    one: "Esta oficina recibió un reporte con {n} archivo.",
    other: "Esta oficina recibió un reporte con {n} archivos.",
  },
  received: "Reporte recibido",
  signedBy: "Firmado por",
  officeOnly: "Solo la oficina. Ningún testigo independiente lo firmó.",
  officeAnd: "La oficina, y {names}",
  log: "Registro",
  key: "Huella digital de la llave",
  filesTitle: "Los archivos",
  filesAbout:
    "Aquí los archivos no tienen nombre. Cada uno se reconoce por su SHA-256, un número hecho de todo lo que contiene. Los programas sha256sum, shasum y certutil pueden mostrarlo.",
  file: "Archivo",
  fileReceived: "Recibido",
  fileSealed: "Sellado",
  notSealed: "Todavía no cuando se hizo esto",
  digestFollows: "Vendrá cuando el archivo esté sellado",
  showsTitle: "Qué muestra",
  shows:
    "La oficina anotó este reporte y estos archivos a estas horas. “Sellado” quiere decir que un archivo se guardó, se volvió a leer y era el mismo. La oficina firma su registro. No puede cambiarlo después sin que este comprobante lo muestre.",
  showsNotTitle: "Qué no muestra",
  showsNot:
    "No muestra qué contienen el reporte y los archivos, quién los envió ni si son verdad. No muestra lo que pasó después: un juez puede ordenar a una oficina devolver o borrar un archivo.",
  noCode: "Este comprobante no abre el reporte. Lo abre el código, y el código no está aquí.",
  checkTitle: "Cómo revisarlo",
  check:
    "Vaya a /check-receipt en el sitio de la oficina con receipt.txt. O guarde la página que se ofrece allí: revisa sin internet. El archivo docs/receipt-format.md de Bearwitness tiene los comandos para hacerlo a mano.",
  checkKey:
    "De cada manera, pida a la oficina la huella digital de la llave por otro camino, como una carta. Compárela con la de arriba.",
  programsTitle: "Para programas",
  programsAttached: "El comprobante en texto va dentro de este documento como receipt.txt.",
  programsAll:
    "Aquí está su segunda mitad: llaves, anotaciones, pruebas y el estado firmado del registro.",
  programsSome:
    "Sus anotaciones y pruebas llenarían muchas páginas. Aquí están las llaves y el estado firmado del registro.",
  running: "El código no está en este papel",
  page: "Página {n} de {total}",
  attachment: "El mismo comprobante en texto, para programas",
};
