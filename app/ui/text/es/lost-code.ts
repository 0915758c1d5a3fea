import type { WordingOf } from "../catalogue.ts";

/** Asking for a new code, and what its holder and the old one's read of it. */
export const lostCode: WordingOf<"lostCode"> = {
  link: "Pedir un código nuevo",
  title: "Pedir un código nuevo",
  lead: "Díganos lo que solo usted puede saber de su reporte. Luego, aquí lo buscan personas.",
  how: [
    "Usted recibe enseguida un código nuevo. Todavía no abre nada.",
    "2 personas de aquí deben estar de acuerdo en que el reporte es suyo. Eso puede tardar unos días.",
    "Cuando están de acuerdo, ponen un día, casi siempre {days} días después. Desde ese día, el código nuevo abre su reporte. Hasta entonces, su código viejo funciona y puede parar el nuevo. Si otra persona lo pidió y usted no viene en ese tiempo, usted lo sabe solo después. En casos raros, el código viejo termina enseguida.",
    "Lo que le escribimos antes queda cerrado para el código nuevo. Pídalo, y se lo podemos escribir otra vez.",
  ],
  least:
    "Díganos por lo menos 2 de estas cosas. Más ayuda. No escriba aquí su nombre: varias personas de esta oficina lo leen.",
  facts: {
    sent: { label: "¿Cuándo lo envió?", hint: "Un día, o más o menos cuándo." },
    place: { label: "¿Dónde pasó?", hint: "Como nos lo dijo entonces." },
    happened: { label: "¿Qué pasó?", hint: "En pocas palabras." },
    words: { label: "Palabras que usó", hint: "Una frase que todavía recuerda." },
    files: { label: "Sus archivos", hint: "Sus nombres, o lo que muestran." },
    other: {
      label: "¿Qué más puede saber solo usted?",
      hint: "Por ejemplo, lo que le escribimos.",
    },
  },
  send: "Recibir un código nuevo",
  tooFew: "Por favor, díganos por lo menos 2 cosas.",
  tooLong: "Esto es demasiado largo. Por favor, use como máximo 2,000 letras.",
  busy: "Hay muchas personas aquí ahora. Por favor, espere 10 segundos y oprima el botón otra vez. Sus palabras siguen aquí.",
  wait: "Se piden muchos códigos ahora. Por favor, espere {seconds} segundos. Luego oprima el botón otra vez. Sus palabras siguen aquí.",
  working: "Se está haciendo su código nuevo. Puede tardar medio minuto.",
  gotTitle: "Su código nuevo",
  gotLead: "Escríbalo ahora, o tome una foto. Lo mostramos solo esta vez.",
  gotNext: [
    "El código todavía no abre nada. Primero tenemos que encontrar su reporte.",
    "Vuelva en unos días y escríbalo. Entonces verá cómo va.",
    "Si encuentra su código viejo, use ese. Todavía funciona.",
  ],
  look: "Escribir el código para ver cómo va",
  waitsTitle: "Su código nuevo todavía no funciona",
  waits: "Usted lo pidió: {when}.",
  waitsNext: [
    "Buscamos su reporte a mano, y 2 personas deben estar de acuerdo. Después casi siempre hay un tiempo en que el código viejo puede parar el nuevo.",
    "Hasta que todo eso termine, esta página dice lo mismo. Así no le dice a nadie qué reportes hay.",
    "Por favor, vuelva en unos días. Si esto no cambia, llame a esta oficina. Diga el día en que lo pidió.",
  ],
  refusedTitle: "Este código no va a abrir ningún reporte",
  refused: {
    "not-sure":
      "Lo que nos dijo no nos llevó con seguridad a un solo reporte. O alguien que tiene el primer código dijo que no.",
    "in-person": "Primero tenemos que hablar con usted. Por favor, llame a esta oficina o venga.",
  },
  refusedNext: [
    "Puede pedirlo otra vez y decirnos más.",
    "También puede enviar un reporte nuevo. Diga ahí que ya nos escribió.",
  ],
  endedTitle: "Este código terminó",
  ended:
    "Alguien dijo que perdió su código, y 2 personas de aquí estuvieron de acuerdo en dar uno nuevo. Desde {when}, solo el código nuevo abre el reporte.",
  endedNext: [
    "¿Pidió usted el código nuevo? Entonces use ese.",
    "Si no lo pidió, llame ahora a esta oficina. También puede enviar un reporte nuevo y decirlo ahí.",
  ],
  stopTitle: "Alguien pidió un código nuevo",
  stop: "En esta fecha alguien nos dijo que perdió el código de este reporte: {when}. 2 personas de aquí le creyeron. Desde {until}, el código nuevo abre este reporte, y su código termina.",
  stopMine: "¿Fue usted? Entonces no tiene que hacer nada, solo esperar.",
  stopNotMine: "Si no fue usted, párelo ahora. Así el código nuevo nunca abre su reporte.",
  stopButton: "Parar el código nuevo",
  stopped: "El código nuevo está parado. No abre nada. Su propio código sigue igual.",
  nothingToStop: "No hay ningún código nuevo que parar.",
};
