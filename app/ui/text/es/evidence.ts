import type { WordingOf } from "../catalogue.ts";

/** The page where files are added. */
export const evidence: WordingOf<"evidence"> = {
  step: "Fotos y archivos",
  title: "¿Tiene fotos, videos o documentos?",
  lead: "Puede agregar los que quiera, o ninguno. Sus palabras valen también sin ellos.",
  next: "Después preguntamos quién estaba ahí.",
  choose: {
    label: "Elegir archivos",
    hint: "Cualquier foto, video, audio o documento. Hasta {limit} por archivo.",
  },
  add: "Agregar estos archivos",
  addNote:
    "Deje esta página abierta hasta que lleguen los archivos. Un video largo puede tardar muchos minutos.",
  keptOnce:
    "Si agrega el mismo archivo dos veces, lo guardamos una vez. Si después lo quita de esta lista, ya no lo tenemos.",
  listTitle: "Sus archivos",
  listEmpty: "Todavía no hay archivos.",
  count: { one: "1 archivo llegó completo", other: "{n} archivos llegaron completos" },
  differ: {
    one: "1 archivo no es como era en su dispositivo. La lista dice cuál.",
    other: "{n} archivos no son como eran en su dispositivo. La lista dice cuáles.",
  },
  noSuchFile:
    "No encontramos ese archivo en el reporte que está abierto aquí. Esta página muestra los archivos que tiene.",
  notRemoved:
    "No encontramos ese archivo en este reporte, así que no se quitó nada. La lista muestra lo que hay.",
  continueWith: "Continuar",
  continueWithout: "Continuar sin archivos",
  links: {
    title: "¿Lo vio en internet?",
    label: "Enlace a una publicación o un video",
    hint: "Cópielo de la parte de arriba de su navegador, o de Compartir. Un enlace a la vez.",
    seenLabel: "¿Cuándo lo vio ahí?",
    seenHint: "Con sus palabras, como “el viernes en la noche”. Puede dejarlo vacío.",
    add: "Agregar este enlace",
    note: "Ninguna máquina nuestra abre los enlaces. Una persona mira y guarda lo que hay, si todavía está.",
    listTitle: "Sus enlaces",
    seen: "Lo vio: {seen}",
    remove: "Retirar",
    removeHidden: "Retirar: {name}",
  },
  originalsTitle: "Envíe el archivo tal como salió de la cámara",
  originals: [
    "No lo corte, no le agregue texto y no le haga una captura de pantalla.",
    "Las aplicaciones de mensajes achican las fotos y los videos y les quitan datos. Envíe desde el teléfono que grabó, si puede.",
    "Guarde el archivo en su teléfono después de enviarlo.",
  ],
  deviceTime:
    "Su dispositivo puede decir cuándo guardó un archivo por última vez. Si su navegador nos envía esa hora, la guardamos con el archivo.",
  placeShort: "Muchos teléfonos quitan el lugar de una foto. Está bien: usted nos dijo dónde fue.",
  placeTitle: "Su teléfono puede quitar el lugar de una foto",
  place: [
    "Un teléfono puede guardar en una foto dónde y cuándo se tomó. Eso puede ayudar a probar lo que pasó.",
    "La mayoría de los teléfonos Android ahora quitan el lugar cuando se agrega una foto a una página web. No podemos cambiar eso.",
    "Un iPhone le pregunta: toque Opciones antes de elegir la foto y decida si incluye la ubicación o no. También puede convertir la foto en otro tipo de archivo.",
    "Por eso le pedimos el lugar en palabras. Sus palabras valen.",
    "Una foto de una computadora, o de la aplicación Archivos de su teléfono, puede tener todavía el lugar.",
  ],
  ownPlace:
    "Una foto también puede mostrar dónde está su casa, si la tomó ahí. Eso queda dentro de nuestra oficina y del tribunal.",
  someoneElse: "¿Lo grabó otra persona? Puede enviarlo igual. Díganoslo en la primera página.",
};
