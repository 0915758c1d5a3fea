import type { Incident } from "./incident.ts";

/** A stop on a Friday night that many people saw, each from another place. */
export const TANNERY_ROW: Incident = {
  key: "tannery-row",
  reports: 34,
  category: "force",
  otherCategories: ["no-identification", "interference-with-recording", "detention"],
  day: "2026-11-06",
  start: "21:10",
  minutes: 35,
  offset: "-05:00",
  latitude: 43.4213,
  longitude: -77.0482,
  places: [
    "Tannery Row and Quillet Street, Port Calder",
    "Corner of Tannery Row & Quillet",
    "In front of the laundromat on Tannery Row",
    "Tannery Row, about number 40",
    "Quillet St near Tannery Row, by the bus stop",
  ],
  scene: "night-corner",
  captions: [
    "Street corner at night, vehicles across the bike lane",
    "Two vehicles with lights on, wet street",
    "Corner with laundromat, seen from above",
    "Bicycle lying in the street after the vehicles left",
  ],
  english: {
    openings: [
      "I live {across the street|on the third floor over the laundromat|around the corner} and {went to the window|looked out} when I heard {shouting|car doors|tires}.",
      "I was walking home from {work|the store|my sister's} on Friday evening.",
      "I was waiting for the {9|bus} at Quillet Street.",
      "I was driving down Tannery Row and had to stop because the street was blocked.",
      "I was closing up {the shop|our store} when it happened right outside.",
      "I am writing for my neighbor, who saw it and is afraid to {report it|write} herself.",
    ],
    beats: [
      [
        "{Two|Three|At least two} {dark|black|dark grey} SUVs without any markings stopped across Tannery Row and {five or six|six|seven|about eight} officers got out.",
        "A {black|dark blue} SUV cut off a man on a delivery bike at the corner and {another one|two more} pulled up behind him.",
        "There were {two|three} unmarked cars standing slantwise over the bike lane, and federal officers all around a man with a delivery bag.",
      ],
      [
        "They pulled him off the bike before he could say anything.",
        "One officer grabbed the rider by the {hood|collar|backpack} and he went down with the bike on top of him.",
        "He put his hands up. They took him down anyway, {face first|on his side|against the shutter of the laundromat}.",
      ],
      [
        "He was on the ground with {one officer|two officers|at least two of them} on his back for {a minute|two minutes|what felt like five minutes}.",
        "One of them had a knee {between his shoulders|on his neck or upper back, I could not see exactly which} while another held his legs.",
        "He kept saying that his {arm|shoulder} hurt and {nobody let go|none of them answered}.",
      ],
      [
        "The vests said POLICE and nothing else. {I saw no name and no number.|No badge that I could see.|One had a patch with a number, but there was tape over it.}",
        "Their faces were covered {with neck gaiters|up to the eyes}. A woman asked which agency they were from and got no answer.",
        "Nobody said who they were or why they stopped him, not to him and not to us.",
      ],
      [
        "When {a young man|a woman next to me|somebody} started filming, an officer {pushed|shoved} that person back with both hands.",
        "They told everyone to get back {fifty feet|across the street} and shone a flashlight straight into the phones.",
        "An officer knocked a phone out of {somebody's|a teenager's} hand. It was given back with a broken screen.",
      ],
      [
        "After {ten|fifteen|maybe twenty} minutes they put him in the {first|second|grey} car and drove off toward the {bridge|river}. The bike stayed in the street.",
        "They left without {lights or siren|a siren}. His bike and the bag of food were still lying there when I {left|went down}.",
        "He was taken away in one of the cars. {I do not know his name.|People here know him from the restaurant.}",
      ],
    ],
    asides: [
      "It had been raining and the street was wet.",
      "There is a lamp right over that corner, so the light was good.",
      "The laundromat has a camera over its door.",
      "A city bus stood behind the cars the whole time. It must have cameras.",
      "Somebody said they had followed him from the market, but that I only heard.",
      "I did not see how it started.",
      "One of the cars had a plate from another state; I only got the first letters, {KR|KB} something.",
      "An ambulance did not come. {Someone asked for one.|I called 911 and they said that they knew about it.}",
    ],
  },
  spanish: {
    openings: [
      "Vivo {enfrente|arriba de la lavandería} y me asomé cuando oí {gritos|puertas de carros}.",
      "Iba caminando a mi casa después del trabajo.",
      "Estaba esperando el autobús en la calle Quillet.",
    ],
    beats: [
      [
        "Llegaron {dos|tres} camionetas {negras|oscuras} sin ninguna marca y se bajaron {seis|siete|como ocho} agentes.",
        "Una camioneta le cerró el paso a un muchacho que reparte comida en bicicleta.",
      ],
      [
        "Lo tiraron de la bicicleta sin decirle nada.",
        "Él levantó las manos y de todos modos lo echaron al suelo.",
      ],
      [
        "Tenía a {dos|tres} agentes encima y decía que le dolía el brazo.",
        "Uno le puso la rodilla en la espalda {un par de minutos|mucho tiempo}.",
      ],
      [
        "No traían nombre ni número, {solo decía POLICE|y la cara tapada}.",
        "Una señora les preguntó de qué agencia eran y no contestaron.",
      ],
      [
        "A una persona que estaba grabando la empujaron.",
        "Nos dijeron que nos fuéramos y nos alumbraron con linternas para que no se viera el video.",
      ],
      [
        "Se lo llevaron como a las {nueve y media|nueve y cuarenta} y la bicicleta se quedó tirada en la calle.",
        "Después se fueron hacia el puente, sin sirena.",
      ],
    ],
    asides: [
      "Había llovido y el piso estaba mojado.",
      "La lavandería tiene una cámara en la puerta.",
      "No vi cómo empezó.",
      "No quiero problemas, pero alguien tiene que saberlo.",
    ],
  },
};
