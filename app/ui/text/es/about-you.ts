import type { WordingOf } from "../catalogue.ts";

/** The page where a reporter chooses to be known or not. */
export const aboutYou: WordingOf<"aboutYou"> = {
  step: "Sobre usted",
  title: "¿Quiere decirnos quién es?",
  next: "Después, usted revisa sus respuestas. No se envía nada antes de eso.",
  choice: {
    label: "Usted decide",
    hint: "Las 3 opciones están bien. Leemos su reporte igual.",
    because: "Necesitamos saber si podemos escribirle.",
    anonymous: "Sin nombre y sin mensajes",
    anonymousHint:
      "No le preguntamos nada más. Igual recibe un código para ver cómo va su reporte.",
    "only-here": "Sin nombre, pero pueden escribirme en este sitio",
    "only-hereHint":
      "Si tenemos una pregunta, la dejamos aquí. Usted recibe un código. Solo el código abre lo que escribimos, y usted decide si contesta.",
    contact: "Sí, así pueden comunicarse conmigo",
    contactHint: "Un fiscal quizás necesite preguntarle más, o pedirle que hable ante un juez.",
  },
  changeMind:
    "Puede cambiar de idea hasta que envíe. Si entonces elige no dar su nombre, borramos lo que escribió aquí.",
  compelledTitle: "¿Quién podría saber quién es usted?",
  compelled: [
    "Un juez puede ordenarnos decir quién es usted, si lo sabemos. En un juicio, la otra parte también puede tener derecho a saberlo.",
    "Si no da su nombre, no tenemos un nombre que podamos decir. Lo que escribió y sus archivos pueden mostrar quién es de todos modos.",
    "No guardamos desde qué lugar de internet nos escribió.",
  ],
  contactTitle: "¿Cómo podemos comunicarnos con usted?",
  contactNote:
    "Solo para quien quiere que nos comuniquemos. Llene lo que quiera. Basta una forma de contacto.",
  name: { label: "Su nombre", hint: "El nombre que quiere que usemos." },
  email: { label: "Correo electrónico", hint: "Use una dirección que nadie más lea." },
  phone: { label: "Teléfono", hint: "Con el código de área." },
  way: {
    label: "¿Qué prefiere?",
    email: "Correo electrónico",
    call: "Una llamada",
    text: "Un mensaje de texto",
  },
  times: {
    label: "¿Cuándo es seguro comunicarnos con usted?",
    hint: "Como “entre semana después de las 6 pm”.",
  },
  language: { label: "¿Qué idioma quiere hablar?" },
  interpreter: {
    label: "Intérprete",
    choice: "Por favor, que haya alguien que pueda traducirme",
  },
  lawyer: {
    label: "¿Tiene abogado?",
    hint: "El nombre y cómo comunicarnos. Así podemos preguntarle primero a su abogado.",
  },
  notes: {
    label: "¿Qué más debemos saber antes de comunicarnos con usted?",
    hint: "Por ejemplo: quién más puede contestar el teléfono, o si podemos dejar un mensaje.",
  },
  sealed:
    "Guardamos estos datos bajo llave, aparte de su reporte, en cuanto llegan. Para abrirlos, 2 personas tienen que estar de acuerdo en una razón, y lo anotamos. Usted lo ve cuando vuelve con su código, a menos que un juez lo demore.",
  kept: "Ya tenemos sus datos de contacto. Están bajo llave, por eso no podemos mostrarlos aquí. Deje las casillas vacías para conservarlos.",
};
