import type { WordingOf } from "../catalogue.ts";

/** The page "Where and when". */
export const whereAndWhen: WordingOf<"whereAndWhen"> = {
  step: "Dónde y cuándo",
  title: "¿Dónde y cuándo fue?",
  next: "Después puede agregar fotos y videos.",
  place: {
    label: "¿Dónde pasó?",
    hint: "Una calle y número, una esquina, una tienda o una parada de bus. Agregue la ciudad o el pueblo.",
    because: "Necesitamos el lugar para saber qué fiscal puede actuar.",
  },
  example: "Por ejemplo: frente a la panadería de Elm Street y 3rd Avenue, Springfield",
  coordinates: {
    title: "¿Tiene números del mapa, o está ahí ahora?",
    hint: "Puede copiar los números de una aplicación de mapas. Son como 40.7128 y -74.0060.",
    latitude: "Primer número (latitud)",
    longitude: "Segundo número (longitud)",
  },
  hereNow: {
    lead: "¿Está en el lugar ahora mismo? Entonces su teléfono puede llenar los números. Solo lo hace cuando usted presiona. Puede preguntar al fabricante del teléfono o del navegador dónde está usted.",
    near: "Llenar más o menos dónde estoy (media milla)",
    exact: "Llenar exactamente dónde estoy",
    asking: "Preguntamos a su teléfono. Si él le pregunta, dé permiso.",
    found: "Listo. Los números están en las casillas. Todavía puede cambiarlos o borrarlos.",
    refused: "Su teléfono no nos lo dijo. Puede decírnoslo con palabras. Eso basta.",
  },
  from: {
    label: "¿Qué día pasó o empezó?",
    hint: "Con números, primero el mes: 4 21 2026. Déjelo vacío si no lo sabe.",
  },
  fromTime: { label: "¿A qué hora empezó, más o menos?", hint: "Lo que usted crea está bien." },
  untilTitle: "¿Duró un rato, o no está seguro del día?",
  untilHint: "Entonces díganos el último día y la última hora en que pudo ser.",
  until: { label: "Último día", hint: "Con números, primero el mes: 4 22 2026." },
  untilTime: { label: "Última hora", hint: "Lo que usted crea está bien." },
  about: {
    label: "¿Qué tan seguro está del día y la hora?",
    choice: "Son más o menos, no exactos",
  },
};
