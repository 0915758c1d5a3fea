import type { Incident } from "./incident.ts";

export const ROPEWALK_MARKET: Incident = {
  key: "ropewalk-market",
  reports: 21,
  category: "chemical-agents",
  otherCategories: ["force", "shooting-or-injury"],
  day: "2026-10-25",
  start: "16:20",
  minutes: 50,
  offset: "-04:00",
  latitude: 43.4279,
  longitude: -77.0837,
  places: [
    "Old Ropewalk market square, Port Calder",
    "The market on Old Ropewalk, by the fountain",
    "Old Ropewalk, corner of Saltmarsh Road",
    "Ropewalk square near the bakery stalls",
  ],
  scene: "day-square-smoke",
  captions: [
    "Market square, afternoon, cloud over the stalls",
    "Square from the north side, cloud near the fountain",
    "Empty stalls after the crowd ran",
  ],
  english: {
    openings: [
      "I have a stall at the Sunday market.",
      "I was shopping with {my kids|my mother} at the market.",
      "I was {sitting on the steps|at the bakery} when the cars came.",
      "I was at the protest on the square from the beginning.",
    ],
    beats: [
      [
        "Federal officers came into the square from {two sides|Saltmarsh Road} and told people to leave, but only {once|twice} and without a loudspeaker.",
        "There were {about a hundred|two hundred|maybe sixty} people, most of them shopping, some with signs. It was calm.",
      ],
      [
        "Then {a canister|two canisters|something that smoked} landed between the {vegetable stalls|fountain and the stalls}.",
        "One officer threw {a canister|two canisters} underhand into the crowd. I saw no one throw anything at them.",
        "They sprayed from {two|three} meters straight into faces, with a {big can|can like a fire extinguisher}.",
      ],
      [
        "People ran. {A stroller tipped over.|An old man fell near the fountain.|Two stalls were knocked down.}",
        "Everybody coughed and nobody could see. I washed {a child's eyes|my eyes} with {water|milk} from a stall.",
      ],
      [
        "The gas hung there for {ten minutes|a quarter of an hour|twenty minutes}.",
        "My eyes and throat hurt until {late evening|the next day}. {I went to urgent care.|I did not see a doctor.}",
      ],
    ],
    asides: [
      "I picked up {one of the canisters|a spent canister} with a plastic bag and kept it.",
      "The wind was from the lake, so it all went into the side street.",
      "A person with a red cross on a vest was sprayed while helping.",
      "The bakery's awning is stained orange now.",
      "They wore gas masks before anything happened, so they must have planned it.",
    ],
  },
  spanish: {
    openings: ["Tengo un puesto en el mercado de los domingos.", "Estaba comprando con mi mamá."],
    beats: [
      [
        "Los agentes entraron por {dos lados|la calle Saltmarsh} y dijeron una sola vez que nos fuéramos.",
        "Había como {cien|doscientas} personas, todo estaba tranquilo.",
      ],
      [
        "Aventaron {un bote|dos botes} de gas entre los puestos.",
        "Nos echaron gas en la cara desde muy cerca.",
      ],
      [
        "La gente corrió y se cayó {un señor mayor|una carriola}.",
        "A los niños les ardían los ojos y no podíamos ver.",
      ],
      ["El humo duró como {diez|veinte} minutos.", "Todavía en la noche me dolía la garganta."],
    ],
    asides: ["Guardé un bote vacío en una bolsa.", "Perdimos la mercancía de ese día."],
  },
};

export const FOUNDRY_STEPS: Incident = {
  key: "foundry-steps",
  reports: 13,
  category: "interference-with-recording",
  otherCategories: ["force", "no-identification"],
  day: "2026-11-07",
  start: "19:25",
  minutes: 20,
  offset: "-05:00",
  latitude: 43.4142,
  longitude: -77.0561,
  places: [
    "Foundry Steps, Port Calder",
    "bottom of Foundry Steps at Cinderbank Road",
    "Foundry Steps",
  ],
  scene: "night-corner",
  captions: ["Steps and street at night, one vehicle", "Street below the steps at night"],
  english: {
    openings: [
      "I was recording from the steps.",
      "I was coming down Foundry Steps with {a friend|my roommate}.",
      "I work as a photographer and was on my way home.",
    ],
    beats: [
      [
        "{Three|Four} officers were searching a {van|small car} at the bottom of the steps.",
        "Federal officers had stopped a {white van|van} and were checking the {two|three} people in it.",
      ],
      [
        "I stood about {twenty|thirty|forty} feet away and said nothing.",
        "{Five or six|Several} people were filming from the steps, nobody was in the way.",
      ],
      [
        "One officer came up, took {my|her|a man's} phone and {held it behind his back|pressed around on it|put it in his vest}.",
        "An officer {slapped|knocked} {my|a girl's} phone down the steps and said \"you're done\".",
        "He held a flashlight against {my|the} lens and walked toward {me|us} until {I|we} had to back up the steps.",
      ],
      [
        "The phone came back {after ten minutes|when they left} and the last video was gone.",
        'I asked for his name and badge number. He said "{no|you don\'t need that}".',
      ],
    ],
    asides: [
      "I know that filming in public is allowed.",
      "There is a second video from higher up, not mine.",
      "He wore {no name tag|a tag that was turned around}.",
    ],
  },
  spanish: {
    openings: ["Yo estaba grabando desde los escalones.", "Bajaba con una amiga."],
    beats: [
      ["{Tres|Cuatro} agentes revisaban una camioneta blanca abajo."],
      ["Estábamos lejos y sin molestar a nadie."],
      [
        "Un agente {me quitó el teléfono|tiró mi teléfono por los escalones}.",
        "Un agente me puso la linterna en la cámara y me empujó hacia arriba.",
      ],
      ["Cuando me lo devolvió ya no estaba el video.", "Le pedí su número y no me lo dio."],
    ],
    asides: ["Hay otro video que grabó un muchacho desde arriba."],
  },
};

export const GASWORKS: Incident = {
  key: "gasworks",
  reports: 7,
  category: "shooting-or-injury",
  otherCategories: ["force"],
  day: "2026-11-12",
  start: "22:15",
  minutes: 30,
  offset: "-05:00",
  latitude: 43.4087,
  longitude: -77.0714,
  places: ["Gasworks Road by the rail underpass, Port Calder", "underpass at Gasworks Rd"],
  scene: "night-corner",
  captions: ["Road and underpass at night", "Damaged car window beside the underpass"],
  english: {
    openings: [
      "I was in my truck on the lot next to the underpass.",
      "We live above the garage on Gasworks Road.",
    ],
    beats: [
      [
        "A grey car was boxed in by {two|three} dark cars with blue lights behind the windshield.",
        "Officers ran up to a car at the underpass with their weapons drawn.",
      ],
      [
        "I heard {one shot|two shots|two or three bangs}. It may have been one of those guns that fire {rubber|foam}.",
        "There was a bang and the {rear|side} window was gone.",
      ],
      [
        "The driver held his {left|right} arm and there was blood on his sleeve.",
        "A man was lying next to the car and they did not let anybody go near for {five|ten} minutes.",
      ],
      [
        "An ambulance came at about {10:40|twenty to eleven}.",
        "They picked things up from the road before the city police came.",
      ],
    ],
    asides: [
      "My dash camera was on.",
      "There is a hole in the metal door of the garage that is new.",
    ],
  },
  spanish: {
    openings: ["Vivimos arriba del taller en Gasworks."],
    beats: [
      ["Cerraron un carro gris con {dos|tres} carros oscuros."],
      ["Oí {un balazo|dos balazos}, no sé si eran de goma."],
      ["El chofer tenía sangre en el brazo."],
      ["La ambulancia llegó como veinte minutos después."],
    ],
    asides: ["Mi esposo grabó una parte."],
  },
};
