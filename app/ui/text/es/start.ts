import type { WordingOf } from "../catalogue.ts";

/** The first page. */
export const start: WordingOf<"start"> = {
  title: "Reporte lo que hicieron agentes federales",
  lead: "Cuéntenos qué vio o qué le pasó. No tiene que dar su nombre.",
  who: "Somos abogados del estado. Revisamos si un agente federal violó la ley. No trabajamos para el gobierno federal.",
  canSendTitle: "Puede enviar",
  canSend: [
    "sus propias palabras",
    "fotos, videos y audio",
    "cartas, papeles y capturas de pantalla",
  ],
  needTitle: "Antes de empezar",
  need: [
    "Toma unos 10 minutos.",
    "Necesitamos saber qué pasó y dónde. Puede saltar todo lo demás.",
    "Puede parar y volver en este teléfono o computadora durante 7 días.",
    "Salir ya, arriba, lo lleva de inmediato a otro sitio. Este dispositivo olvida entonces su reporte.",
    "No preguntamos si usted es ciudadano o tiene papeles. Por favor, no lo escriba.",
  ],
  unfinished: {
    one: "1 archivo de un reporte enviado que está abierto aquí no ha llegado completo. Si empieza otro reporte aquí, se detiene. Lo que llegó se guarda. Puede seguir con el código de ese reporte.",
    other:
      "{n} archivos de un reporte enviado que está abierto aquí no han llegado completos. Si empieza otro reporte aquí, se detienen. Lo que llegó se guarda. Puede seguir con el código de ese reporte.",
  },
  begin: "Empezar un reporte",
  goOn: "Seguir con su reporte",
  goOnNote: "Empezó un reporte en este dispositivo. Sigue aquí y no se ha enviado.",
  deleteTitle: "Borrar este borrador",
  deleteNote:
    "Esto borra sus palabras y sus archivos de nuestras computadoras. No podemos recuperarlos. Si agregó archivos, solo guardamos una nota de que los hubo.",
  delete: "Borrar mi borrador",
  deleted: "Su borrador está borrado.",
  sentTitle: "Envió un reporte desde este dispositivo",
  sentLink: "Verlo otra vez",
  comeBackTitle: "¿Ya envió un reporte antes?",
  comeBack: "Ábralo con su código",
  keepTitle: "Guarde sus fotos y videos",
  keep: "No los borre de su teléfono, tampoco después de enviarlos. No los corte ni les agregue texto.",
  next: "Después preguntamos qué pasó.",
};
