import type { Incident } from "./incident.ts";

export const LANTERNFIELD_SCHOOL: Incident = {
  key: "lanternfield-school",
  reports: 18,
  category: "sensitive-place",
  otherCategories: ["no-identification", "saw-agents", "detention"],
  day: "2026-11-10",
  start: "07:45",
  minutes: 35,
  offset: "-05:00",
  latitude: 43.4427,
  longitude: -77.0523,
  places: [
    "Lanternfield Avenue, outside the elementary school, Port Calder",
    "drop-off lane of Lanternfield Elementary",
    "Lanternfield Ave / Sexton Street",
  ],
  scene: "day-street",
  captions: [
    "Street at the drop-off lane, morning",
    "Two vehicles at the curb, morning light",
    "Crossing at the corner, vehicles behind it",
  ],
  english: {
    openings: [
      "I was dropping off my {son|daughter|kids}.",
      "I am a crossing guard at this corner.",
      "I teach at the school.",
      "I live across from the drop-off lane.",
    ],
    beats: [
      [
        "{Two|Three} unmarked SUVs were parked in the drop-off lane, and {four|five|six} officers stood on the sidewalk by the gate.",
        "Federal officers stood on both sides of the gate {before|when} the children came.",
      ],
      [
        "They stopped {a father|a mother|two parents} in front of the children and asked for papers.",
        "They looked into cars and knocked on windows, only at {some|certain} families.",
      ],
      [
        "A {father was led to a car while his|mother was led to a car while her} child was standing there with a backpack.",
        "Children were crying. {A teacher took them inside.|The principal came out and asked them to leave.}",
      ],
      [
        'They said they were "just doing their job" and gave no names.',
        "They left after {twenty|thirty} minutes. Many parents did not come {that day|the next day}.",
      ],
    ],
    asides: [
      "The school has cameras at the gate.",
      "One vest said FEDERAL AGENT, the others only POLICE.",
      "It was cold and sunny, so the pictures are clear.",
      "I did not film the children.",
    ],
  },
  spanish: {
    openings: ["Fui a dejar a {mi hijo|mi hija} a la escuela.", "Vivo enfrente de la escuela."],
    beats: [
      ["Había {dos|tres} camionetas sin marcas y {cuatro|seis} agentes en la entrada."],
      ["Pararon a {un papá|una mamá} delante de los niños y le pidieron papeles."],
      [
        "Se llevaron a un papá y su niño se quedó llorando.",
        "Los niños lloraban y una maestra los metió.",
      ],
      ["No dieron nombres. Se fueron como a las ocho y veinte."],
    ],
    asides: ["Ya no quiero mandar a mis hijos.", "La escuela tiene cámaras."],
  },
};

export const CINDERBANK_BUS: Incident = {
  key: "cinderbank-bus",
  reports: 16,
  category: "no-identification",
  otherCategories: ["detention", "saw-agents"],
  day: "2026-10-29",
  start: "18:05",
  minutes: 25,
  offset: "-04:00",
  latitude: 43.4184,
  longitude: -77.0618,
  places: [
    "Bus stop Cinderbank Road, Port Calder",
    "Cinderbank Road at the depot, stop for the 4 and 9",
    "Cinderbank Rd bus shelter",
  ],
  scene: "dusk-street",
  captions: [
    "Bus shelter at dusk",
    "Vehicle behind a bus at dusk",
    "Street and shelter, evening light",
  ],
  english: {
    openings: [
      "I was waiting for the {4|9}.",
      "I was on the bus when it was held at Cinderbank Road.",
      "I drive for the bus company.",
      "I was walking the dog past the bus stop.",
    ],
    beats: [
      [
        "{Three|Four|Five} men with covered faces and no badges went along the line and asked people where they were born.",
        "Men in {plain clothes|jeans} with vests got on the bus by the back door.",
      ],
      [
        'Asked who they were, one said "{police|federal}" and nothing more.',
        "No name, no number, no card. One wore a {baseball cap|ski mask}.",
      ],
      [
        "They only asked people who {spoke Spanish|look like me}.",
        "A {student|young woman} asked if she could go. They stood in her way for {five|ten} minutes.",
      ],
      [
        "{Two people|A man} had to get into a {van|grey minivan}.",
        "Nobody was taken as far as I saw, but two people missed the bus and ran.",
      ],
    ],
    asides: [
      "The bus has cameras inside; the number on the side was {4117|4171|41 something}.",
      "The van had no plate in front.",
      "It was getting dark.",
    ],
  },
  spanish: {
    openings: ["Estaba en la parada del {4|9}.", "Iba en el autobús."],
    beats: [
      ["{Tres|Cuatro} hombres con la cara tapada preguntaban dónde nacimos."],
      ['Preguntamos quiénes eran y solo dijeron "policía".'],
      ["Solo le preguntaban a los que hablamos español."],
      [
        "Subieron a {un señor|dos personas} a una van {gris|blanca}.",
        "Yo me fui caminando por miedo.",
      ],
    ],
    asides: ["El autobús tiene cámaras.", "La van no traía placa enfrente."],
  },
};

export const HARROW_CLINIC: Incident = {
  key: "harrow-clinic",
  reports: 11,
  category: "detention",
  otherCategories: ["sensitive-place", "force"],
  day: "2026-11-02",
  start: "11:15",
  minutes: 30,
  offset: "-05:00",
  latitude: 43.4318,
  longitude: -77.0398,
  places: ["Harrow Walk clinic, Port Calder", "parking lot of the clinic on Harrow Walk"],
  scene: "day-street",
  captions: ["Entrance drive of a clinic, late morning", "Parking lot with three vehicles"],
  english: {
    openings: [
      "I am a nurse {there|at the clinic}.",
      "I had an appointment at the clinic.",
      "I was waiting in the car for my {wife|husband}.",
    ],
    beats: [
      [
        "{Two|Three} officers waited next to the entrance for about {twenty minutes|half an hour}.",
        "An unmarked car stood in the ambulance bay.",
      ],
      [
        "When a man with a bandaged hand came out they took him by both arms.",
        "They walked {into the entrance hall|up to the door} and took a patient who was leaving.",
      ],
      [
        "A nurse said that the patient still needed care. They went on without answering.",
        "They would not say where they were taking him.",
      ],
      [
        "He was put in a {black|dark} car with his hands cuffed in front.",
        "It was over in {three|five} minutes.",
      ],
    ],
    asides: ["The clinic's guard wrote down a plate.", "There are two cameras over the entrance."],
  },
  spanish: {
    openings: ["Tenía cita en la clínica.", "Trabajo limpiando en la clínica."],
    beats: [
      ["{Dos|Tres} agentes esperaban junto a la entrada."],
      ["Agarraron a un señor que salía con la mano vendada."],
      ["Una enfermera les dijo que todavía necesitaba atención y no le hicieron caso."],
      ["No dijeron a dónde lo llevaban."],
    ],
    asides: ["El guardia apuntó una placa."],
  },
};

export const LIBRARY_ANNEX: Incident = {
  key: "library-annex",
  reports: 5,
  category: "public-property",
  otherCategories: ["saw-agents"],
  day: "2026-10-16",
  start: "14:00",
  minutes: 120,
  offset: "-04:00",
  latitude: 43.4249,
  longitude: -77.0299,
  places: [
    "Library annex garage, Sexton Street, Port Calder",
    "city garage behind the library annex",
  ],
  scene: "day-street",
  captions: ["Garage entrance by day"],
  english: {
    openings: ["I work at the library.", "I park in the city garage every day."],
    beats: [
      [
        "Federal vehicles, {seven|eight|about ten}, used the ground floor of the city garage as a {meeting point|base}.",
        "The gate was open and {a dozen|ten} officers were putting on vests inside the city garage.",
      ],
      [
        "A city employee {let them in|opened the gate with a key}. I thought the city does not allow that.",
        "Readers could not get to their cars for {an hour|two hours}.",
      ],
      ["They left toward the {market|river} at about {four|a quarter to four}."],
    ],
    asides: ["The garage's own cameras would show all plates."],
  },
  spanish: {
    openings: ["Siempre me estaciono en ese garaje."],
    beats: [
      ["Había {siete|ocho} carros de agentes en el garaje de la ciudad."],
      ["Un empleado de la ciudad les abrió."],
      ["Se fueron como a las cuatro."],
    ],
    asides: ["El garaje tiene cámaras."],
  },
};
