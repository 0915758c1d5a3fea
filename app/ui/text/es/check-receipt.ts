import type { WordingOf } from "../catalogue.ts";

/** Checking a receipt, by anyone who has one. */
export const checkReceipt: WordingOf<"checkReceipt"> = {
  title: "Revisar un comprobante",
  lead: "Pegue un comprobante. Le decimos si es nuestro y si alguien lo ha cambiado.",
  receipt: {
    label: "El comprobante",
    hint: "Abra el archivo de texto, seleccione todo, cópielo y péguelo aquí.",
    because: "Necesitamos todo el texto, con las líneas largas de letras al final.",
  },
  digest: {
    label: "Huella digital de un archivo",
    hint: "Si tiene un archivo y conoce su SHA-256, le decimos si el archivo está en este comprobante.",
  },
  check: "Revisar este comprobante",
  problems: {
    empty: "Por favor, pegue primero un comprobante.",
    "not-a-receipt":
      "Esto no parece uno de nuestros comprobantes. Empieza con “Bearwitness receipt”. Por favor, péguelo completo.",
    digest:
      "No pudimos leer la huella digital. Un SHA-256 tiene 64 letras y números, del 0 al 9 y de la a a la f.",
  },
  genuineTitle: "Este comprobante es auténtico",
  genuine: "Nosotros lo dimos. Recibimos este reporte el {when}.",
  fileSealed:
    "Esta oficina tiene este archivo desde el {when}. Revisamos lo que guardamos el {sealed}.",
  fileReceived:
    "Esta oficina tiene este archivo desde el {when}. Todavía no estaba guardado de forma definitiva cuando se hizo el comprobante.",
  fingerprintFollows: "Todavía no se había tomado su huella digital cuando se hizo el comprobante.",
  fileIsTyped: "Este es el archivo por el que preguntó.",
  noFiles: "El reporte llegó sin archivos.",
  digestIn: "La huella digital que dio está en este comprobante.",
  digestNotIn: "La huella digital que dio no está en este comprobante.",
  meaning:
    "El comprobante muestra qué recibimos y cuándo. No muestra qué contiene, quién lo envió ni si es verdad.",
  later:
    "No puede mostrar lo que pasó después. Un juez puede ordenarnos devolver o borrar un archivo.",
  officeOnly: "Solo nosotros lo firmamos. Nadie de afuera lo firmó también.",
  witness: "{name} también lo firmó.",
  witnessUnknown: "Dice que {name} también lo firmó. No conocemos su llave; por favor, pregúntele.",
  logDiffers:
    "Pero nuestros registros no son aquellos con los que se hizo este comprobante. Por favor, guárdelo bien y díganoslo a nosotros, a un abogado o a un juez.",
  notGenuineTitle: "Este comprobante no es auténtico",
  notGenuine: "No es un comprobante tal como lo dimos. No confíe en lo que dice.",
  reasons: {
    "cannot-be-read":
      "No podemos leerlo completo. Puede faltar una parte, o hay letras que cambiaron.",
    "words-changed": "Algunas de sus palabras cambiaron.",
    "file-changed": "Lo que dice sobre el archivo {number} cambió.",
    "other-key": "Se firmó con una llave que no es nuestra.",
    "retired-key": "Se firmó con una llave en un momento en que no usábamos esa llave.",
    "other-log": "Es de otra oficina, o sus primeras líneas cambiaron.",
    "not-signed": "No está firmado como nuestros comprobantes.",
    "signature-fails": "La firma no corresponde. Lo que se firmó cambió.",
    "not-in-log": "Su parte {number} no está en nuestros registros.",
    "records-do-not-fit": "Sus partes no van juntas. Puede faltar un archivo.",
  },
  notGenuineNext:
    "Si lo recibió de nosotros, pruebe otra vez con el archivo mismo. Una copia de un correo o de una foto puede perder letras.",
  selfTitle: "Revíselo sin nosotros",
  self: "No tiene que confiar en nosotros. Puede guardar una página que revisa un comprobante, y sus archivos, sin internet.",
  selfLink: "Guardar la página que revisa comprobantes",
  keyTitle: "Nuestra llave",
  key: "Firmamos con esta llave. Compárela con una carta o con los papeles de un juzgado, no solo con esta página.",
  own: {
    title: "Su comprobante para guardar",
    what: "Prueba qué archivos nos envió y cuándo. No contiene su código, su nombre, sus palabras ni sus archivos.",
    pdf: "Comprobante en PDF, para imprimir",
    text: "Comprobante en texto, para revisar después",
    translated: "Lo mismo en su idioma, para leer",
    care: "Quien lo encuentre puede ver que alguien nos envió un reporte. Guárdelo donde nadie mire.",
    check: "Cómo puede cualquiera revisar un comprobante",
  },
  notKept: "No guardamos lo que pega aquí. Nada en esta página dice quién envió un reporte.",
};
