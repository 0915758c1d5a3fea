import type { WordingOf } from "../catalogue.ts";

/** Words for what goes wrong: on a form, and instead of a page. */
export const errors: WordingOf<"errors"> = {
  home: "Ir a la primera página",
  noDraft: {
    title: "No pudimos encontrar su borrador",
    text: [
      "Un borrador se guarda 7 días en el teléfono o la computadora donde empezó. Puede que ya no exista, o que usted use otro dispositivo.",
      "Puede empezar de nuevo. Si ya envió su reporte, ábralo con su código.",
    ],
    start: "Empezar un reporte",
    nothingLost: "Lo que nos envió antes no se ha perdido.",
    kept: "Lo que escribió en esta página sigue aquí. Puede ponerlo en un reporte nuevo.",
    filesNotKept:
      "Los archivos que acaba de elegir no llegaron. Por favor, elíjalos otra vez en un reporte nuevo.",
    startWithThis: "Empezar un reporte nuevo con esta página",
    cookies:
      "Si ve esto otra vez, puede que su navegador bloquee las cookies de este sitio. Por favor, permítalas, o use otro navegador.",
  },
  sentDraft: {
    title: "Ya envió este reporte",
    text: ["Lo que hay ahora en esta página no es parte de él."],
    see: "Ver el reporte que envió",
    startNote: "Si empieza aquí un reporte nuevo, anote primero el código del que envió.",
  },
  otherReport: {
    title: "Esta página era de otro reporte",
    text: "Ahora hay otro reporte abierto en este dispositivo. No se guardó, envió ni borró nada.",
    kept: "Lo que escribió sigue en esta página. Cópielo si lo necesita. Para agregar algo a un reporte que envió, ábralo con su código.",
    see: "Ver lo que está abierto ahora",
  },
  changedElsewhere: {
    title: "Esta página se guardó en otra ventana",
    text: "Desde que la abrió aquí, esta página se guardó otra vez, quizá en otra pestaña. Los dos textos siguen aquí.",
    see: "Ver lo que está guardado ahora, en otra pestaña",
    choose: "Si pulsa el botón de abajo, lo que está en esta página toma su lugar.",
  },
  pageFirst: "Antes de enviar su reporte, necesitamos esta página.",
  files: {
    none: "Por favor, elija primero un archivo.",
    empty: "{name} está vacío, así que no hay nada que guardar. Por favor, elíjalo otra vez.",
    tooLarge:
      "{name} pesa más de {limit}. Por favor, cuéntenos en palabras qué es, y guárdelo. Podemos recibirlo de otra forma.",
    program:
      "{name} es un programa. Aceptamos fotos, videos, audio y documentos, pero no programas.",
    webPage:
      "{name} es una página web. No podemos aceptarla así. Por favor, guárdela como PDF o haga una captura de pantalla, y agregue eso.",
    tooManyInReport:
      "{name} no se agregó: un reporte no puede tener más archivos. Puede enviar un segundo reporte para los demás.",
    reportFull:
      "{name} no se agregó: con él, su reporte sería más grande de lo que podemos aceptar. Puede enviar un segundo reporte para él.",
    noRoom:
      "{name} no se agregó: ahora no tenemos espacio para archivos. Su reporte en palabras sí nos llega, así que por favor envíelo. Guarde el archivo y cuéntenos en palabras qué es. Podemos recibirlo de otra forma.",
    tooMany: "Son más de {limit} archivos a la vez. Por favor, agréguelos en grupos más pequeños.",
    otherReport:
      "La página que usó era de otro reporte, no del que está abierto aquí ahora. Por eso no se agregó ni se quitó nada. Esta página muestra el reporte que está abierto. Para agregar algo a uno que ya envió, ábralo con su código.",
    broken:
      "{name} no llegó completo. Los archivos anteriores están a salvo. Por favor, agréguelo otra vez.",
  },
  problems: {
    "choose-category":
      "Por favor, elija de qué se trata sobre todo. “Otra cosa” también está bien.",
    "write-what-happened": "Por favor, cuéntenos qué pasó. Basta una frase.",
    "narrative-too-long":
      "Su texto es más largo de lo que podemos recibir de una vez. Por favor, hágalo más corto, o agréguelo como archivo dos páginas más adelante.",
    "write-place": "Por favor, díganos dónde fue. Basta una esquina, una tienda o un pueblo.",
    "place-too-long":
      "El lugar es más largo de lo que podemos recibir. Por favor, hágalo más corto. Puede contarnos más en la primera página.",
    "place-not-taken":
      "Ahora no pudimos tomar el lugar de este archivo. Díganoslo con palabras, por favor.",
    "coordinates-together":
      "Los números del mapa solo sirven juntos. Por favor, llene las dos casillas o deje las dos vacías.",
    "coordinates-not-numbers": "No pudimos leer el número del mapa. Escríbalo así: 40.7128.",
    "coordinates-out-of-range":
      "Ese número del mapa no está en la Tierra. El primero va de -90 a 90, el segundo de -180 a 180.",
    "date-incomplete":
      "No pudimos leer esa fecha. Escríbala con números, primero el mes: 4 21 2026.",
    "date-not-in-calendar": "Ese día no está en el calendario. Por favor, revise el mes y el día.",
    "date-in-future": "Ese día todavía no llega. Por favor, revise el mes y el año.",
    "time-not-read": "No pudimos leer esa hora. Escríbala así: 5:30 pm.",
    "time-without-date":
      "Tenemos una hora pero no un día. Por favor, agregue el día o deje la hora vacía.",
    "until-before-from": "El último día u hora es anterior al primero. Por favor, revise los dos.",
    "choose-reach": "Por favor, elija una de las 3 opciones. No tiene que dar su nombre.",
    "way-needs-email": "Prefiere el correo. Por favor, denos una dirección o elija otra forma.",
    "way-needs-phone": "Prefiere el teléfono. Por favor, denos un número o elija otra forma.",
    "contact-needs-one-way":
      "Por favor, denos una forma de comunicarnos con usted, o elija no dar su nombre.",
    "contact-too-long":
      "Esto es más largo de lo que podemos recibir aquí. Por favor, hágalo más corto.",
    "answer-needed": "Por favor, conteste esta pregunta. “No sé” también está bien.",
    "answer-too-long":
      "Esto es más largo de lo que podemos recibir aquí. Por favor, hágalo más corto.",
    "link-not-read":
      "No pudimos leer ese enlace. Cópielo de la parte de arriba de su navegador. Empieza con https://",
    "link-too-long":
      "Ese enlace es demasiado largo para nosotros. Por favor, díganos en palabras dónde lo vio.",
    "link-with-name":
      "Ese enlace contiene un nombre o una contraseña. Por favor, quite esa parte para que no la guardemos.",
    "too-many-links":
      "Un reporte puede tener 20 enlaces. Por favor, ponga los demás en un archivo de texto y agréguelo aquí.",
    "sighting-empty": "Por favor, llene una de las casillas, o vuelva atrás.",
    "too-many-sightings":
      "Un reporte puede tener 30 agentes y autos. Por favor, cuéntenos de los demás con sus palabras.",
    "email-not-read":
      "No pudimos leer esa dirección de correo. Se escribe así: nombre@example.org.",
  },
  pages: {
    "403": {
      title: "No pudimos recibir esto",
      text: [
        "Esta página estuvo abierta mucho tiempo, o se envió desde otro sitio. Para protegerle, la detuvimos.",
        "Lo que guardó antes sigue ahí. Vuelva atrás, cargue la página de nuevo y envíela otra vez.",
      ],
    },
    "404": {
      title: "Aquí no hay ninguna página",
      text: [
        "Puede haber un error en la dirección, o la página se movió.",
        "Un reporte que haya empezado sigue ahí.",
      ],
    },
    "409": {
      title: "Esto ya se hizo",
      text: ["Ya lo habíamos recibido, así que no lo contamos dos veces. No tiene que hacer nada."],
    },
    "413": {
      title: "Eso fue demasiado grande",
      text: [
        "Lo que envió es más grande de lo que podemos recibir de una vez. Sus otras respuestas y archivos están a salvo.",
        "Pruebe con menos archivos a la vez. Los videos largos van mejor uno por uno.",
      ],
    },
    "429": {
      title: "Por favor, espere un minuto",
      text: [
        "Muchas personas usan este sitio a la vez, o hubo muchos intentos desde un mismo lugar. Sus respuestas están a salvo.",
        "Espere 1 minuto y cargue esta página de nuevo.",
      ],
    },
    "500": {
      title: "Algo falló de nuestro lado",
      text: [
        "No es culpa suya. Lo que guardó antes sigue ahí.",
        "Por favor, pruebe otra vez en unos minutos. Si necesita ayuda ya, llame al 911.",
      ],
    },
  },
};
