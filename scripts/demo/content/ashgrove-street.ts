import type { Incident } from "./incident.ts";

/** A door broken before sunrise, told by those inside and by the houses around. */
export const ASHGROVE_STREET: Incident = {
  key: "ashgrove-street",
  reports: 26,
  category: "entry-or-search",
  otherCategories: ["no-identification", "damage", "detention"],
  day: "2026-11-14",
  start: "05:35",
  minutes: 50,
  offset: "-05:00",
  latitude: 43.4361,
  longitude: -77.0655,
  places: [
    "118 Ashgrove Street, Port Calder",
    "Ashgrove St 118, ground floor",
    "Ashgrove Street between Mill Lane and Weir Street",
    "three-story house on Ashgrove, grey with a porch",
  ],
  scene: "house-at-dawn",
  captions: [
    "Front of a three-story house before sunrise",
    "Street in front of the house with vehicles",
    "House front from across the street, windows lit",
  ],
  english: {
    openings: [
      "I live {next door|in the house opposite|on the second floor of that house}.",
      "I was woken up by {banging|a crash|the dog} {before six|around half past five}.",
      "I was leaving for my shift on Saturday morning.",
      "My {aunt|cousin|tenant} lives on the ground floor and I came as soon as {she|they} called me.",
      "I deliver newspapers on Ashgrove Street.",
    ],
    beats: [
      [
        "{Four|Five|Three or four} cars without markings were standing in the street with the engines running.",
        "About {ten|twelve|fifteen} federal officers in {green|dark} vests went up the front steps, some also {around the back|into the yard}.",
        "I counted {nine|eleven|at least ten} officers, several of them with long guns.",
      ],
      [
        "They banged on the door for {ten seconds|half a minute|not even a minute} and then broke it with a ram.",
        "They did not wait for anybody to open. The door came down at about {5:40|a quarter to six}.",
        "A woman inside called that she was coming. They broke the door anyway.",
      ],
      [
        "Someone asked through the window for a warrant. They held up {a sheet of paper|a phone} for a second and nobody could read it.",
        'I asked to see a warrant signed by a judge. The answer was {that I should go inside|"later"}.',
        "The paper they left on the table has no judge's signature. {I have a picture of it.|My cousin has it.}",
      ],
      [
        "They went through {both apartments|all three floors}, although only {one person|the ground floor} was on their paper.",
        "Children were made to stand in the hall {in their pajamas|without shoes} for {twenty minutes|half an hour}.",
        "Drawers were emptied on the floor and {a phone|two phones|a laptop} taken without a receipt.",
      ],
      [
        "They left with {one man|two people} in handcuffs shortly after {six|a quarter past six}.",
        "They took {one man|a father of two} and told the family nothing about where.",
      ],
    ],
    asides: [
      "The lock and the frame are broken. The door could not be closed all day.",
      "One officer had a small camera on his chest, with a red light.",
      "The street lamps were still on.",
      "I did not see any city police.",
      "The house next door has a doorbell camera toward the street.",
      "An older man was shaking and asked for his medicine. {He got it after a while.|I do not know if he got it.}",
      "They said a name that nobody in that house has.",
    ],
  },
  spanish: {
    openings: [
      "Vivo en el segundo piso de esa casa.",
      "Me despertaron los golpes {antes de las seis|como a las cinco y media}.",
      "Mi tía vive en la planta baja y me llamó llorando.",
    ],
    beats: [
      [
        "Eran {diez|doce|como quince} agentes con chalecos {verdes|oscuros} y armas largas.",
        "Había {cuatro|cinco} carros sin marcas con el motor prendido.",
      ],
      [
        "Tocaron unos segundos y tumbaron la puerta.",
        "Mi tía dijo que ya iba a abrir y de todos modos rompieron la puerta.",
      ],
      [
        "Pedimos la orden de un juez y no la enseñaron.",
        "Nos mostraron un papel muy rápido; no tenía firma de juez.",
      ],
      [
        "A los niños los tuvieron parados en el pasillo {sin zapatos|en pijama}.",
        "Revisaron los tres pisos y se llevaron {un teléfono|dos teléfonos} sin dar recibo.",
      ],
      [
        "Se llevaron a {un hombre|dos personas} esposado y no dijeron a dónde.",
        "Se fueron como a las {seis|seis y cuarto}.",
      ],
    ],
    asides: [
      "La puerta quedó rota y no cierra.",
      "Dijeron un nombre que nadie en la casa tiene.",
      "Los niños no quieren dormir solos desde ese día.",
    ],
  },
};
