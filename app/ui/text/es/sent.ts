import type { WordingOf } from "../catalogue.ts";

/** The page after sending: the most important one. */
export const sent: WordingOf<"sent"> = {
  title: "Tenemos su reporte",
  notRemoved: "Su reporte ya se envió, así que no se quitó nada de él.",
  lead: "Recibido: {when}.",
  codeTitle: "Este es su código",
  codeDo: "Escríbalo, tómele una foto o imprima esta página.",
  codeOnce:
    "Lo mostramos en este dispositivo durante 1 día. Después no podemos leerlo, mostrarlo ni enviárselo.",
  codeSafe: "Quien tenga el código puede leer lo que le escribimos. Guárdelo donde nadie mire.",
  codeGoneTitle: "Su código ya no se muestra",
  codeGone:
    "Mostramos el código 1 día después de enviar un reporte. Si lo anotó, puede usarlo para volver.",
  reportNumber: "Número de reporte",
  reportNumberNote: "Dígalo cuando hable con nosotros. No abre su reporte; solo el código lo abre.",
  print:
    "Para imprimir: en una computadora, presione Ctrl y P. En un teléfono, use Compartir y después Imprimir.",
  nextTitle: "Qué pasa ahora",
  steps: [
    {
      title: "Lo leemos.",
      text: "Una persona de nuestra oficina lee cada reporte. La mayoría se lee en 3 días de trabajo. Después de un suceso grande puede tardar 2 semanas.",
    },
    {
      title: "Lo revisamos.",
      text: "Miramos sus archivos y otros reportes del mismo suceso. Esto puede tardar semanas o meses.",
    },
    {
      title: "Decidimos.",
      text: "Podemos abrir un caso, pasarlo a otra oficina o guardarlo. Un juicio puede tardar años. No podemos actuar en cada reporte.",
    },
  ],
  backTitle: "Cómo volver",
  back: [
    "Vaya a este sitio y abra “Volver a un reporte”.",
    "Escriba su código. Así puede ver cómo va su reporte y revisar sus archivos.",
  ],
  backLink: "Volver a un reporte",
  filesTitle: "Sus archivos",
  filesNote:
    "Cada archivo tiene una huella digital: un número largo hecho con todo su contenido. Si cambia un solo punto del archivo, cambia el número. Con ella puede probar después qué envió.",
  fingerprintFollows:
    "Si dice “La huella digital llega después”, mire otra vez en unos minutos con su código.",
  lookAgain: "Mirar otra vez ahora",
  noFiles: "No envió archivos.",
  keepFiles: "Por favor, guarde los archivos también en su teléfono.",
  helpTitle: "¿Necesita ayuda ahora?",
  help: [
    "En peligro: llame al 911.",
    "No podemos ser su abogado. Una oficina de ayuda legal puede decirle sus derechos, muchas veces gratis.",
  ],
  another: "Reportar otra cosa",
  leaveNote: "Cuando termine, presione Salir ya y cierre esta pestaña.",
};
