import type { WordingOf } from "../catalogue.ts";

/** The page before sending. */
export const check: WordingOf<"check"> = {
  step: "Revisar y enviar",
  title: "Revise su reporte",
  lead: "Todavía no se ha enviado nada. Puede cambiar todas las respuestas.",
  whatHappened: "Qué pasó",
  whereAndWhen: "Dónde y cuándo",
  questions: "Unas preguntas",
  noQuestions: "No contestó ninguna.",
  files: "Archivos",
  aboutYou: "Sobre usted",
  category: "De qué se trata",
  narrative: "Sus palabras",
  place: "Lugar",
  coordinates: "Números del mapa",
  pointFrom: {
    typed: "{point}",
    position: "{point} (de su teléfono)",
    file: "{point} (de su archivo)",
    map: "{point} (su marca en el mapa)",
  },
  pointWithin: "{point}, a no más de {metres} metros",
  time: "Día y hora",
  timeUnknown: "No dijo cuándo",
  timeAt: "{day}, {time}",
  timeSpan: "{from} a {until}",
  timeAbout: "{time} (más o menos)",
  links: "Enlaces",
  involved: "Quién estaba ahí",
  noSightings: "No nos habló de ningún agente ni de ningún auto.",
  yourPart: "Más sobre su reporte",
  statusWords:
    "Sus palabras tal vez dicen si alguien tiene papeles o es ciudadano. No lo necesitamos. Si quiere, quítelo antes de enviar.",
  noFiles: "Sin archivos.",
  anonymous: "No da su nombre y no quiere mensajes.",
  "only-here": "No da su nombre. Podemos escribirle en este sitio.",
  contact:
    "Nos dio una forma de comunicarnos con usted. Está bajo llave, por eso no la mostramos aquí.",
  change: "Cambiar",
  changeHidden: "Cambiar: {name}",
  truth: "Al enviar esto, usted nos dice que es verdad hasta donde sabe.",
  send: "Enviar el reporte",
  busy: "Muchas personas envían reportes ahora mismo. Su reporte está a salvo, pero todavía no se ha enviado. Por favor, espere 10 segundos y presione Enviar otra vez.",
  wait: "Muchas personas envían reportes ahora mismo. Puede enviar el suyo en {seconds} segundos.",
  waitFirst: "Todo lo que escribió está guardado. Use este tiempo para leerlo una vez más.",
  waitHere:
    "Todo lo que escribió está guardado. Esta página vuelve a mirar sola. Después presione Enviar el reporte.",
  turn: "Ya es su turno. Por favor, presione Enviar el reporte.",
  working:
    "Muchas personas envían reportes ahora mismo. El suyo es el siguiente. Puede tardar medio minuto.",
  next: "Después de presionar Enviar, recibe un código. Tenga a mano papel o una cámara.",
};
