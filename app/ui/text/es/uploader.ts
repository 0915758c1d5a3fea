import type { WordingOf } from "../catalogue.ts";

/** What the page says of files on their way. `{n}` is a number in per cent or of files. */
export const uploader: WordingOf<"uploader"> = {
  title: "Archivos en camino",
  unfinished:
    "Estos archivos no han llegado completos. Elija aquí el mismo archivo otra vez y sigue donde se detuvo. Guardamos lo que llegó {days} días mientras escribe. Cuando envíe su reporte, lo guardamos {sentDays} días, y puede seguir desde otro teléfono con su código.",
  unfinishedNoScript:
    "Para seguir, esta página necesita JavaScript. Sin él, agregue el archivo de nuevo abajo.",
  finish:
    "Estos archivos no han llegado completos. Elija el mismo archivo otra vez, en este teléfono o en otro, y sigue donde se detuvo. Guardamos lo que llegó {days} días.",
  finishNoScript:
    "Para seguir donde se detuvo, esta página necesita JavaScript. Sin él, puede enviar otra vez el archivo entero en “Agregar más archivos”.",
  finishLabel: "Elegir el archivo otra vez, o agregar otro",
  finishHint:
    "Si elige el mismo archivo que antes, seguimos donde se detuvo. Otro archivo se agrega a su reporte.",
  noPage:
    "No pudimos abrir la página siguiente. Sus archivos se siguen enviando. Por favor, revise su conexión y pruebe otra vez.",
  openingPage: "Un momento, por favor. Puede tardar hasta 1 minuto.",
  takenAtOnce:
    "Cada archivo se envía en cuanto lo elige. Puede seguir con el reporte mientras se envía.",
  ended: {
    title: "Archivos que no llegaron",
    lead: "No tenemos estos archivos. Lo que había llegado de ellos se quitó.",
    file: "Habían llegado {arrived} de {size}. Se quitó el {when}.",
    whole:
      "Habían llegado los {size}, pero no pudimos aceptar este archivo. No aceptamos programas ni páginas web. Se quitó el {when}.",
    again: "¿Todavía tiene un archivo? Entonces puede agregarlo otra vez.",
  },
  rows: {
    waiting: "En espera",
    sending: "Enviando: {n} %",
    sendingLeft: "Enviando: {n} %, falta {left}",
    underAMinute: "menos de un minuto",
    minutes: { one: "1 minuto, más o menos", other: "{n} minutos, más o menos" },
    hours: { one: "1 hora, más o menos", other: "{n} horas, más o menos" },
    paused: "En pausa en {n} %",
    offline: "En pausa: no hay conexión. Seguimos solos.",
    unreached: "En pausa: parece que ahora no pasa nada. Seguimos solos.",
    busy: "En pausa: nuestro servidor está ocupado ahora. Seguimos solos.",
    received: "Llegó completo",
    checking: "Llegó completo. Lo estamos revisando.",
    checked: "Llegó completo y está revisado: es igual al de su dispositivo",
    sameKept: "Llegó completo. Es el mismo archivo que {name}, que llegó antes. Guardamos los dos.",
    sameOnce:
      "Llegó completo. Es el mismo archivo que {name}, que llegó antes. Lo guardamos una vez.",
    gone: "Ya no tenemos este archivo. Se quitó, o se quitó otro que era igual. Si quiere que lo tengamos, por favor, elíjalo otra vez.",
    differs: "Lo que tenemos no es igual a su archivo. Por favor, agréguelo otra vez.",
    failed: "No llegó. Por favor, agréguelo otra vez.",
    unreadable:
      "Su dispositivo ya no nos da este archivo. Puede que se haya movido o cambiado. Por favor, elíjalo otra vez.",
    notRead:
      "Su dispositivo no nos dejó leer esto. Si es una carpeta, por favor elija los archivos que hay en ella. Si es un archivo, elíjalo otra vez.",
    removeFile: "Quitar {name}",
    removed: "Se quitó {name}.",
    notRemoved: "No pudimos quitar este archivo. Lo seguimos teniendo.",
    notHere: "No encontramos este archivo en su reporte. No se quitó nada.",
    inList: "{name} ya está en la lista. No tiene que elegirlo otra vez.",
    chooseAgain: "Ha llegado el {n} %. Elija el mismo archivo otra vez para seguir.",
    pause: "Pausar",
    goOn: "Seguir",
    pauseFile: "Pausar {name}",
    goOnFile: "Seguir con {name}",
    left: { one: "1 archivo sigue en camino.", other: "{n} archivos siguen en camino." },
    missing: {
      one: "1 archivo no ha llegado completo. La lista dice qué hacer.",
      other: "{n} archivos no han llegado completos. La lista dice qué hacer.",
    },
    differing: {
      one: "1 archivo no es igual aquí que en su dispositivo. La lista dice qué hacer.",
      other: "{n} archivos no son iguales aquí que en su dispositivo. La lista dice qué hacer.",
    },
    notGone: "No se pudo quitar un archivo. La lista dice por qué.",
    noneLeft: "No hay archivos en camino.",
    allThere: "Todos los archivos llegaron completos. Puede cerrar esta página.",
    keepOpen: "Deje esta página abierta.",
    refused: {
      program: "Esto es un programa. Aceptamos fotos, videos, audio y documentos, no programas.",
      "web-page":
        "Esto es una página web. Por favor, guárdela como PDF o haga una captura de pantalla, y agregue eso.",
      empty: "Este archivo está vacío, así que no hay nada que guardar.",
      "too-large":
        "Este archivo es demasiado grande para nosotros. Por favor, cuéntenos en palabras qué es, y guárdelo. Podemos recibirlo de otra forma.",
      "too-many": "Su reporte está lleno. Puede enviar un segundo reporte para este archivo.",
      "report-full":
        "Con este archivo, su reporte sería más grande de lo que podemos aceptar. Puede enviar un segundo reporte para él.",
      "no-room":
        "Ahora no tenemos espacio para archivos. Sus palabras sí nos llegan, así que por favor envíe su reporte. Puede traer este archivo después con su código. Si espera aquí, probamos otra vez solos.",
      "no-draft":
        "Ya no pudimos encontrar su reporte. Si lo envió, por favor ábralo con su código.",
      expired: "Terminó el tiempo para acabar este archivo. Por favor, agréguelo otra vez.",
      "other-report":
        "Este archivo es de un reporte que no está abierto aquí. Lo que llegó se guarda. Abra ese reporte con su código para seguir.",
      "not-found": "Ya no pudimos encontrar este archivo. Por favor, agréguelo otra vez.",
    },
  },
};
