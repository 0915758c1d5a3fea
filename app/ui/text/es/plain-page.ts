import type { WordingOf } from "../catalogue.ts";

/** The short page that is served when no other can be: a form or address that could not be taken, or a server that is busy or broken. */
export const plainPage: WordingOf<"plainPage"> = {
  unreadable: "No pudimos leer lo que se envió.",
  notServed: "Esta dirección no se atiende aquí.",
  noPage: "Esa página no existe.",
  tooLong: "Esta dirección es demasiado larga.",
  cannotDo: "Esta página no puede hacer eso.",
  otherForm:
    "Este formulario no vino de nuestra propia página, por eso no lo aceptamos. Vuelva atrás, recargue la página y envíelo otra vez.",
  manyTries:
    "Hay muchos intentos en este momento. Por favor, espere medio minuto y pruebe otra vez.",
  filesBusy:
    "Muchas personas están enviando archivos ahora mismo. Espere medio minuto y envíe los suyos otra vez.",
  tooMuchText: "Era demasiado texto para un solo formulario. Por favor, acórtelo.",
  formBroken:
    "No pudimos leer el formulario que se envió. Si un archivo tiene un nombre raro, cámbielo y pruebe otra vez.",
  busy: "Estamos muy ocupados. Por favor, pruebe otra vez en unos segundos.",
  broken: "Algo falló de nuestro lado.",
  nothingLost: "Lo que envió antes está a salvo con nosotros.",
  again:
    "Para enviar lo mismo otra vez, recargue esta página. Si su navegador pregunta, diga que sí.",
  start: "Página de inicio",
  leave: "Salir ya",
};
