import type { Incident } from "./incident.ts";

export const WEIR_BRIDGE: Incident = {
  key: "weir-bridge",
  reports: 9,
  category: "damage",
  otherCategories: ["detention", "force"],
  day: "2026-10-21",
  start: "20:40",
  minutes: 25,
  offset: "-04:00",
  latitude: 43.4059,
  longitude: -77.0447,
  places: ["Weir Street at the bridge, Port Calder", "east end of Weir Bridge", "Weir St. bridge"],
  scene: "night-corner",
  captions: ["Car with a broken side window by the bridge", "Glass on the roadway, lamp light"],
  english: {
    openings: [
      "I was driving behind them.",
      "I was on the bridge with my bicycle.",
      "My brother was {the driver|in that car}.",
    ],
    beats: [
      [
        "A {red|dark red} hatchback was forced to stop by {two|three} cars with hidden blue lights.",
        "They boxed a small car in at the end of the bridge.",
      ],
      [
        "The driver held {his license|a paper} to the window. They smashed the {driver's|passenger} window {at once|after a few seconds}.",
        "One counted to three and broke the side window with a {baton|metal tool}.",
      ],
      [
        "Glass was all over a {child's seat|baby seat} in the back. {It was empty.|A child was sitting next to it.}",
        "The driver was pulled out through the {door|window} with cuts on {his|the} hand.",
      ],
      [
        "The car was left with the {door open|lights on} in the lane. {I pushed it to the side.|Somebody moved it later.}",
        "Nobody left a paper about the damage.",
      ],
    ],
    asides: [
      "The bridge has a traffic camera.",
      "They threw the keys {in the river|over the railing}, I am sure of that.",
    ],
  },
  spanish: {
    openings: ["Yo iba manejando detrás.", "El chofer es mi hermano."],
    beats: [
      ["Le cerraron el paso a un carro rojo con {dos|tres} carros."],
      ["Le quebraron el vidrio aunque estaba enseñando su licencia."],
      ["Había una sillita de bebé llena de vidrios."],
      ["Dejaron el carro abierto en medio de la calle."],
    ],
    asides: ["En el puente hay una cámara de tráfico."],
  },
};

/** In the night in which the clocks went back: half past one came twice. */
export const SALTMARSH_LOT: Incident = {
  key: "saltmarsh-lot",
  reports: 8,
  category: "saw-agents",
  otherCategories: ["public-property", "other"],
  day: "2026-11-01",
  start: "01:20",
  minutes: 50,
  offset: "-04:00",
  latitude: 43.4006,
  longitude: -77.0863,
  places: [
    "Parking lot of the closed store on Saltmarsh Road, Port Calder",
    "Saltmarsh Rd, old store lot",
  ],
  scene: "night-lot",
  captions: ["Parking lot at night, several vehicles", "Parking lot at night from the road"],
  english: {
    openings: [
      "I was driving home from a {party|late shift} in the night the clocks went back.",
      "I live next to the old store.",
      "I walk my dog there when I cannot sleep.",
    ],
    beats: [
      [
        "{Six|Seven|Eight|Nine} dark SUVs and a {white van|bus with dark windows} stood in rows with the engines on.",
        "The lot was full of cars that do not belong here, at {half past one|about 1:30} in the night.",
      ],
      [
        "People in {vests|uniforms} were handing out {folders|radios} from a trunk.",
        "I saw {about twenty|twenty or thirty} people in vests standing around a map.",
      ],
      [
        "They drove off {in a column|in two groups} toward {the river|Ashgrove}.",
        "One followed me to the corner and then turned around.",
      ],
    ],
    asides: [
      "I cannot say if it was before or after the clock change.",
      "I wrote down {three|two} plates; see the file.",
    ],
  },
  spanish: {
    openings: ["Vivo junto a la tienda cerrada."],
    beats: [
      [
        "Había {seis|ocho} camionetas oscuras con el motor prendido en la noche del cambio de hora.",
      ],
      ["Vi como {veinte|treinta} personas con chalecos."],
      ["Se fueron en fila hacia el río."],
    ],
    asides: ["No sé si fue antes o después del cambio de hora."],
  },
};

export const MILL_LANE: Incident = {
  key: "mill-lane",
  reports: 4,
  category: "detention",
  otherCategories: ["no-identification"],
  day: "2026-11-09",
  start: "06:10",
  minutes: 15,
  offset: "-05:00",
  latitude: 43.4398,
  longitude: -77.0741,
  places: ["Mill Lane at the bus turnaround, Port Calder", "Mill Lane"],
  scene: "dusk-street",
  captions: ["Lane before sunrise with one vehicle"],
  english: {
    openings: ["I was on my way to work.", "My coworker did not come to work on Monday."],
    beats: [
      [
        "A man {I know from the early bus|with a lunch box} was stopped by {two|three} men from a {silver|grey} car.",
        "They stepped out from between parked cars and called a man by {a wrong|some} name.",
      ],
      [
        "He showed {a card|his ID}. They put him in the car all the same.",
        "He asked {three times|again and again} why. I heard no answer.",
      ],
      [
        "It took {two|three|five} minutes and the car was gone.",
        "His {hat|lunch box} was left on the bench.",
      ],
    ],
    asides: ["There is a camera on the bus turnaround.", "His family has not heard from him."],
  },
  spanish: {
    openings: ["Mi compañero no llegó a trabajar el lunes."],
    beats: [
      ["Lo pararon {dos|tres} hombres que se bajaron de un carro gris."],
      ["Enseñó su identificación y de todos modos lo subieron."],
      ["Su familia no sabe dónde está."],
    ],
    asides: ["Quedó su lonchera en la banca."],
  },
};
