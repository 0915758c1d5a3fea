import type { WordingOf } from "../catalogue.ts";

export const paper: WordingOf<"paper"> = {
  title: "Formulario en papel",
  link: "Imprimir un formulario en papel",
  offer:
    "También puede informar en papel. Imprima el formulario o pídanos uno. Alguien también puede leérnoslo por teléfono.",
  screen:
    "Imprima esta página: presione Ctrl y P, o elija Imprimir en su navegador. También puede imprimirla para otras personas.",
  howTitle: "Cómo llenarlo",
  how: [
    "No tiene que dar su nombre. Puede dejar vacía cada pregunta que no esté marcada como necesaria.",
    "Escriba en cualquier idioma. Por favor use un bolígrafo oscuro.",
    "Ponga una cruz en el cuadro junto a su respuesta.",
    "Si necesita más espacio, agregue una hoja. Escriba en ella el número de la pregunta.",
  ],
  sendTitle: "Cómo enviárnoslo",
  send: [
    "Envíelo por correo o tráiganoslo.",
    "No tiene que escribir su propia dirección por fuera.",
    "Guarde sus fotos y videos. Envíenos copias de papeles e impresiones. Los archivos pueden llegar después, en nuestro sitio.",
    "Si guarda una copia de este formulario, póngala donde nadie mire.",
  ],
  addressTitle: "Adónde enviarlo",
  noAddress: "Nuestra dirección no está impresa aquí. Por favor pídanosla.",
  codeTitle: "Su código",
  code: [
    "Cuando escribimos su reporte en la computadora, recibe un código. Con él puede ver en nuestro sitio cómo va su reporte y leer lo que le escribimos.",
    "Mostramos el código una sola vez. Para recibirlo, traiga el formulario y espere, o díganos cómo comunicarnos con usted.",
  ],
  notFor: "Salte estas preguntas si fue: {concerns}",
  onlyFor: "Solo si fue: {concerns}",
  forAll: "Sea cual sea el asunto",
  ifYou: "Solo si respondió «{answers}» a la pregunta «{question}»",
  fileNumber: "Foto, video o papel número {n}",
  fileName: { label: "¿Qué es?", hint: "Su nombre o unas palabras, como «video en mi teléfono»." },
  more: "Para más, imprima esta página otra vez o agregue una hoja.",
  apart:
    "No escriba aquí lo que pasó. La persona que escribe su formulario en la computadora ve esta hoja. En nuestras computadoras queda bajo llave, separada de su reporte.",
  apartTitle: "Esta hoja se guarda aparte",
};
