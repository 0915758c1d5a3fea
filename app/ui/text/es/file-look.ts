import type { WordingOf } from "../catalogue.ts";

/** What came with a file, and what its sender can tell us about it. */
export const fileLook: WordingOf<"fileLook"> = {
  title: "Cuéntenos de este archivo",
  step: "Fotos y archivos",
  kept: "Guardamos cada archivo tal como llegó. No le cambiamos nada.",
  lead: "Puede dejar vacía cualquier casilla. Lo que escriba se guarda como sus palabras, junto al archivo.",
  kinds: {
    photo: "foto",
    video: "video",
    audio: "audio",
    document: "documento",
    other: "archivo",
  },
  seenTitle: "Lo que vino con él",
  time: {
    // Without a full stop: the hour ends with one.
    found: "Día y hora según el archivo: {when}",
    moment: "Día y hora según el archivo: {when} (puede estar mal, o ser de una copia)",
    weak: "Día y hora: tiene una fecha, pero puede ser la fecha de una copia.",
    disagree: "Día y hora: tiene más de una, y no coinciden.",
    none: "Día y hora: no hay ({kind}).",
    unread:
      "Día y hora: aquí no pudimos leerlas. Pueden estar en el archivo. Miramos otra vez más tarde.",
  },
  place: {
    found: "Lugar: tiene uno ({kind}), en {near} o cerca.",
    foundUnnamed: "Lugar: tiene uno ({kind}).",
    disagree: "Lugar: tiene más de uno, y no coinciden.",
    emptied:
      "Lugar: ahora no tiene ninguno ({kind}). Los teléfonos suelen quitarlo antes de enviar.",
    unclear: "Lugar: tiene algo, pero no dice dónde.",
    none: "Lugar: no tiene ninguno ({kind}). Los teléfonos y las aplicaciones suelen quitarlo.",
    unread: "Lugar: aquí no pudimos leerlo. Puede estar en el archivo. Miramos otra vez más tarde.",
  },
  passedOn: {
    unsent:
      "Si el archivo tiene un punto exacto, ahí se queda. También lo ven las personas que trabajan en su reporte, y va con el archivo si lo mostramos en un tribunal. Si es su casa, puede retirar el archivo antes de enviar.",
    sent: "Si el archivo tiene un punto exacto, ahí se queda. También lo ven las personas que trabajan en su reporte, y va con el archivo si lo mostramos en un tribunal.",
  },
  notLooked:
    "Todavía no hemos mirado este archivo. Cargue la página de nuevo para ver qué vino con él.",
  askPlace: "¿Dónde fue esto? Cuéntenos",
  askTime: "¿Cuándo fue esto? Cuéntenos",
  askMore: "Cuéntenos más sobre él",
  change: "Cambiar lo que nos contó",
  addMore: "Agregar a lo que nos contó",
  aboutHidden: "{ask}: {name}",
  seeLink: "Ver qué vino con él",
  saidTitle: "Usted nos contó",
  said: { place: "Dónde", time: "Cuándo", shows: "Qué muestra" },
  fields: {
    place: { label: "¿Dónde fue esto?", hint: "Basta una esquina, una tienda o un pueblo." },
    time: { label: "¿Cuándo fue esto?", hint: "Con sus palabras, como “el viernes a las 5 pm”." },
    shows: {
      label: "¿Qué muestra?",
      hint: "Quién es quién, o dónde mirar. En un video, ayuda el minuto.",
    },
  },
  usePlace: {
    title: "¿Usar este lugar para su reporte?",
    lead: "Solo lo hacemos si presiona uno de estos botones. No lo haga si el archivo es de otro lugar, como su casa.",
    near: "Sí, pero solo más o menos dónde (media milla)",
    exact: "Sí, el punto exacto",
    used: "Su reporte tiene ahora el lugar de este archivo: {point}. Puede cambiarlo antes de enviar.",
  },
  save: "Guardar",
  send: "Enviarnos esto",
  sentNote:
    "Su reporte ya se envió, así que lo que nos contó antes queda como está. Lo que escriba aquí se le agrega.",
  nothingSaid: "Por favor, escriba primero en una de las casillas.",
  toldEnough:
    "Ya nos contó de este archivo {most} veces. Todo eso está guardado. No podemos recibir más aquí, así que lo que escribió ahora no se envió.",
  back: "Volver a sus archivos",
  gone: "Este archivo ya no está aquí, o su visita terminó. No se guardó nada.",
};
