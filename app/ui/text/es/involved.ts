import type { WordingOf } from "../catalogue.ts";

/** The page about officers and cars, and the two pages behind it. */
export const involved: WordingOf<"involved"> = {
  step: "Quién estaba ahí",
  title: "¿Qué agentes y autos vio?",
  lead: "Cuéntenos qué vio de cada uno. Puede agregar varios o ninguno. No necesita saber un nombre.",
  next: "Después preguntamos algunas cosas sobre usted y este reporte.",
  addOfficer: "Agregar un agente",
  addVehicle: "Agregar un auto",
  listTitle: "Lo que agregó",
  change: "Cambiar",
  changeHidden: "Cambiar: {name}",
  remove: "Retirar",
  removeHidden: "Retirar: {name}",
  save: "Guardar",
  back: "Volver a la lista",
  officerNumber: "Agente {n}",
  vehicleNumber: "Auto {n}",
  sure: { yes: "Sí", no: "No", unknown: "No sé" },
  officer: {
    title: "¿Qué vio de este agente?",
    lead: "Llene lo que sabe. Deje lo demás vacío. Por favor, no adivine.",
    patch: {
      label: "Palabras o dibujos en la ropa",
      hint: "En el chaleco, la manga o la gorra. Como “POLICE” o “ICE”.",
    },
    looks: {
      label: "¿Cómo era el agente?",
      hint: "Ropa, equipo, altura, pelo, voz. ¿Llevaba una cámara en el chaleco?",
    },
    faceCovered: { label: "¿Tenía la cara cubierta?" },
    badgeSeen: { label: "¿Se veía una placa o un nombre?" },
    badge: { label: "¿Qué decía la placa o el nombre?", hint: "También ayuda una parte." },
    asked: {
      label: "¿Alguien le preguntó al agente quién era?",
      said: "Sí, y el agente lo dijo",
      refused: "Sí, y el agente se negó",
      silent: "Sí, y el agente no contestó",
      "not-asked": "Nadie preguntó",
      unknown: "No sé",
    },
    answer: { label: "¿Qué contestó el agente?", hint: "Las palabras, hasta donde las sabe." },
    did: { label: "¿Qué hizo este agente?", hint: "Basta una frase corta." },
  },
  vehicle: {
    title: "¿Qué vio de este auto?",
    lead: "Llene lo que sabe. Deje lo demás vacío. Por favor, no adivine.",
    plate: {
      label: "Placa",
      hint: "También ayuda una parte. Ponga ? donde no pudo leer.",
    },
    plateFrom: {
      label: "Estado en la placa",
      hint: "Si no había placa, díganoslo aquí.",
    },
    looks: { label: "¿Cómo era?", hint: "Color, marca, tipo, como “camioneta blanca, Ford”." },
    markings: {
      label: "Palabras, luces o dibujos en él",
      hint: "Si no había, díganoslo.",
    },
    did: { label: "¿Para qué se usó?", hint: "Como “metieron a un hombre en él”." },
  },
};
