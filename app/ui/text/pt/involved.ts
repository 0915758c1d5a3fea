import type { WordingOf } from "../catalogue.ts";

/** The page about officers and cars, and the two pages behind it. */
export const involved: WordingOf<"involved"> = {
  step: "Quem estava lá",
  title: "Que agentes e carros você viu?",
  lead: "Conte o que você viu de cada um. Você pode adicionar vários ou nenhum. Não precisa saber um nome.",
  next: "Depois, perguntamos algumas coisas sobre você e este relato.",
  addOfficer: "Adicionar um agente",
  addVehicle: "Adicionar um carro",
  listTitle: "O que você adicionou",
  change: "Mudar",
  changeHidden: "Mudar: {name}",
  remove: "Retirar",
  removeHidden: "Retirar: {name}",
  save: "Salvar",
  back: "Voltar à lista",
  officerNumber: "Agente {n}",
  vehicleNumber: "Carro {n}",
  sure: { yes: "Sim", no: "Não", unknown: "Não sei" },
  officer: {
    title: "O que você viu deste agente?",
    lead: "Preencha o que você sabe. Deixe o resto vazio. Por favor, não chute.",
    patch: {
      label: "Palavras ou desenhos na roupa",
      hint: "No colete, na manga ou no boné. Como “POLICE” ou “ICE”.",
    },
    looks: {
      label: "Como era o agente?",
      hint: "Roupa, equipamento, altura, cabelo, voz. Havia uma câmera no colete?",
    },
    faceCovered: { label: "O rosto estava coberto?" },
    badgeSeen: { label: "Dava para ver um distintivo ou um nome?" },
    badge: {
      label: "O que dizia o distintivo ou a etiqueta com o nome?",
      hint: "Uma parte também ajuda.",
    },
    asked: {
      label: "Alguém perguntou ao agente quem ele era?",
      said: "Sim, e o agente nos disse",
      refused: "Sim, e o agente disse que não",
      silent: "Sim, e o agente não respondeu",
      "not-asked": "Ninguém perguntou",
      unknown: "Não sei",
    },
    answer: { label: "O que o agente respondeu?", hint: "As palavras, até onde você sabe." },
    did: { label: "O que este agente fez?", hint: "Basta uma frase curta." },
  },
  vehicle: {
    title: "O que você viu deste carro?",
    lead: "Preencha o que você sabe. Deixe o resto vazio. Por favor, não chute.",
    plate: {
      label: "Placa",
      hint: "Uma parte também ajuda. Ponha um ? no que não deu para ler.",
    },
    plateFrom: { label: "Estado na placa", hint: "Se não havia placa, diga isso aqui." },
    looks: { label: "Como ele era?", hint: "Cor, marca, tipo, como “van branca, Ford”." },
    markings: {
      label: "Palavras, luzes ou desenhos nele",
      hint: "Se não havia, diga isso.",
    },
    did: { label: "Para que foi usado?", hint: "Como “colocaram um homem nele”." },
  },
};
