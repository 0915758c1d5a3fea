import type { WordingOf } from "../catalogue.ts";

/** Keeping the code: a card, a text, and a check of what was noted. */
export const keepCode: WordingOf<"keepCode"> = {
  makeCard: "Hacer una tarjeta para imprimir",
  saveText: "Guardarlo como archivo de texto",
  checkNote: "Revisar lo que anoté",
  checked: "Lo que anotó está bien. Puede volver con eso.",
  card: {
    title: "Su tarjeta",
    lead: "Imprima esta tarjeta o tómele una foto. No dice lo que nos contó.",
    place: "Página para volver",
    code: "Código",
    square: "Un cuadro para la cámara de un teléfono. Abre la página {address}.",
    codeSquare: "Un cuadro para la cámara de un teléfono. Contiene su código.",
    squareLabel: "Página, para la cámara",
    codeSquareLabel: "Código, para la cámara",
    print:
      "Para imprimir: en una computadora, presione Ctrl y P. En un teléfono, use Compartir y después Imprimir.",
    squareTitle: "¿Poner también el código en un cuadro?",
    squareNote:
      "Así una cámara puede leer el código y no tiene que escribirlo. Pero quien se acerque a la tarjeta puede tomarlo con una sola foto. Algunos teléfonos envían lo que leen a otras empresas.",
    squareAdd: "Mostrar el cuadro con el código",
    squareTake: "Quitar el cuadro con el código",
    back: "Volver a mi reporte",
  },
  text: {
    note: "Muchos teléfonos y computadoras copian sus archivos a internet. No lo guarde donde otros puedan mirar.",
    place: "Página",
    code: "Código",
  },
  check: {
    title: "Revise lo que anotó",
    lead: "Mire su nota, su foto o su tarjeta. No mire la página anterior. Escriba 2 grupos de 4 números.",
    group: "Grupo {number}",
    hint: "4 números. Cuente los grupos desde el principio.",
    because: "Bastan 2 grupos para encontrar la mayoría de los errores.",
    button: "Revisar",
    wrong:
      "El grupo {number} no es igual al de su código. Mire otra vez su nota, o mire otra vez el código.",
    lookAgain: "Mirar el código otra vez",
    skipTitle: "Seguir sin revisar",
    skip: "Puede hacerlo. Pero si un solo número de su nota está mal, su reporte no se abre. Nadie aquí puede buscarle el código.",
    skipLink: "Seguir sin revisar",
  },
};
