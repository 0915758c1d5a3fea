import type { WordingOf } from "../catalogue.ts";

/** What is kept, what is not, and what cannot be promised. */
export const privacy: WordingOf<"privacy"> = {
  title: "Privacidad",
  lead: "Usted debe saber qué pasa con su reporte antes de enviarlo.",
  sections: [
    {
      title: "Lo que guardamos",
      text: [
        "Guardamos lo que escribe y los archivos que envía, tal como llegaron.",
        "Guardamos la hora en que los recibimos.",
        "Las fotos y los videos pueden tener datos como la hora, el lugar y el tipo de teléfono. Guardamos estos datos porque pueden ayudar a probar lo que pasó.",
        "Su dispositivo puede decir cuándo guardó un archivo por última vez. Si su navegador nos envía esa hora, la guardamos con el archivo.",
      ],
    },
    {
      title: "Lo que no guardamos",
      text: [
        "No guardamos la dirección de su conexión a internet (dirección IP).",
        "No anotamos qué teléfono, computadora o navegador usa para visitar este sitio.",
        "No usamos anuncios ni rastreadores, y ninguna otra empresa se entera de que estuvo aquí.",
        "Usamos cookies pequeñas. Una guarda aquí su reporte mientras lo escribe, durante 7 días. Cuando lo envía, otra toma su lugar por 1 día, o por 1 día después de la última parte de un archivo. Otra lo mantiene abierto mientras lo lee con su código. Si elige un idioma, otra lo recuerda hasta que cierre el navegador. Salir ya las borra todas.",
      ],
    },
    {
      title: "Su nombre y sus datos de contacto",
      text: [
        "No tiene que darlos.",
        "Si los da, los guardamos bajo llave, aparte de su reporte, en cuanto llegan. La computadora de este sitio no puede abrirlos otra vez.",
        "Para abrirlos, una persona de nuestra oficina necesita una razón. Anotamos quién lo hizo, cuándo y por qué.",
      ],
    },
    {
      title: "Quién puede leer su reporte",
      text: [
        "Las personas de nuestra oficina que trabajan en él. Anotamos cada vez que alguien abre uno de sus archivos.",
        "Si hay un juicio, el juez, el gran jurado y el abogado de la otra parte pueden llegar a verlo.",
        "Otra oficina puede recibirlo si tiene que actuar. Anotamos qué dimos y a quién.",
      ],
    },
    {
      title: "Lo que no podemos prometer",
      text: [
        "Un juez puede ordenarnos entregar lo que tenemos. Si dio su nombre, eso puede incluir su nombre.",
        "Sus palabras, su voz o sus fotos pueden mostrar quién es, aunque no dé su nombre.",
        "Su empresa de teléfono o de internet puede ver que visitó este sitio, pero no lo que escribió.",
        "Quien pueda usar su teléfono puede ver que estuvo aquí. Presione Salir ya cuando termine. Para ocultar más, use una ventana privada.",
        "Ninguna computadora está a salvo de todos los ataques. Revisamos una y otra vez que nadie haya cambiado sus archivos.",
      ],
    },
    {
      title: "Si quiere ocultar más",
      text: [
        "Use un teléfono o una computadora que no sea suya, ni del trabajo.",
        "Use el Navegador Tor. Este sitio funciona con él, también en su nivel más seguro.",
        "Antes de enviar una foto, mire qué se ve en ella: caras, números de casa, espejos.",
      ],
    },
  ],
};
