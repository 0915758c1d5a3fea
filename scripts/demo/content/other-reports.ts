import type { Category } from "#app/core/intake/category.ts";

/** A report that belongs to no incident, as it comes to every office. */
export interface OtherReport {
  readonly category: Category;
  readonly narrative: string;
  readonly place: string;
  /** Local day, or null where nobody could say. */
  readonly day: string | null;
  readonly time: string | null;
  readonly language: "en" | "es";
}

/** Honest reports about something else: single sightings, and matters for other offices. */
export const UNRELATED: readonly OtherReport[] = [
  {
    category: "other",
    narrative:
      "The garbage on Sexton Street has not been picked up for two weeks. I have called the city three times. Who is responsible for this?",
    place: "Sexton Street, Port Calder",
    day: null,
    time: null,
    language: "en",
  },
  {
    category: "damage",
    narrative:
      "Somebody broke the mirror off my parked car during the night. I do not know who it was.",
    place: "Weir Street 12",
    day: "2026-11-03",
    time: null,
    language: "en",
  },
  {
    category: "saw-agents",
    narrative:
      "Two men in vests drinking coffee at the gas station. Nothing happened, but you should know.",
    place: "gas station on Saltmarsh Road",
    day: "2026-11-05",
    time: "10:20",
    language: "en",
  },
  {
    category: "other",
    narrative:
      "My landlord wants me out by the end of the month because I complained about the heating. He says that he knows people. Is this the right office?",
    place: "Cinderbank Road 77",
    day: null,
    time: null,
    language: "en",
  },
  {
    category: "detention",
    narrative:
      "In 2019 I was held for six hours at an airport in another state and never got an answer to my complaint. I have all the papers and would bring them in.",
    place: "an airport, not in New York",
    day: "2019-03-14",
    time: null,
    language: "en",
  },
  {
    category: "force",
    narrative:
      "City police wrestled a man down outside the bar on Friday. This was city police with names on their jackets, not federal. I still think it was too much.",
    place: "bar on Weir Street",
    day: "2026-10-30",
    time: "23:50",
    language: "en",
  },
  {
    category: "other",
    narrative:
      "I lost my wallet on the 9 bus, brown leather. If an officer found it please call me.",
    place: "bus line 9",
    day: "2026-11-12",
    time: null,
    language: "en",
  },
  {
    category: "saw-agents",
    narrative: "Helicopter over the harbor for an hour, very low. No markings that I could read.",
    place: "Port Calder harbor",
    day: "2026-10-18",
    time: "21:00",
    language: "en",
  },
  {
    category: "entry-or-search",
    narrative:
      "A man with a clipboard wanted to look at my electric meter and would not show an ID. I did not let him in. He had a plain jacket.",
    place: "Mill Lane 3",
    day: "2026-11-11",
    time: "15:30",
    language: "en",
  },
  {
    category: "no-identification",
    narrative:
      "Private security at the mall stopped my son and would not say their names. They are not government, but their uniforms look like it.",
    place: "Harrow Walk shopping center",
    day: "2026-11-08",
    time: "16:45",
    language: "en",
  },
  {
    category: "other",
    narrative:
      "Thank you for opening this page. I have nothing to report, I only wanted to say that it works.",
    place: "at home",
    day: null,
    time: null,
    language: "en",
  },
  {
    category: "other",
    narrative:
      "Quisiera saber si aquí puedo preguntar por mi primo, que no aparece desde el lunes.",
    place: "Port Calder",
    day: "2026-11-09",
    time: null,
    language: "es",
  },
  {
    category: "public-property",
    narrative: "The flag at the post office has been at half staff for a month. Is that an order?",
    place: "post office, Quillet Street",
    day: null,
    time: null,
    language: "en",
  },
  {
    category: "sensitive-place",
    narrative:
      "A car with two men sat across from the church during the service. They left when it ended. I could not see if they were officers.",
    place: "church on Sexton Street",
    day: "2026-11-08",
    time: "10:00",
    language: "en",
  },
  {
    category: "interference-with-recording",
    narrative:
      "The manager of the store told me to stop filming the shelves. He was rude about it.",
    place: "grocery store, Lanternfield Avenue",
    day: "2026-11-13",
    time: "18:10",
    language: "en",
  },
  {
    category: "chemical-agents",
    narrative:
      "Strong smell of gas in our stairwell since the morning. The fire department came and found nothing.",
    place: "Gasworks Road 5",
    day: "2026-11-04",
    time: "08:00",
    language: "en",
  },
  {
    category: "other",
    narrative: "Fireworks every night since Halloween. My dog is sick from it.",
    place: "Ashgrove Street",
    day: "2026-11-02",
    time: null,
    language: "en",
  },
  {
    category: "saw-agents",
    narrative:
      "Un carro con vidrios oscuros estuvo parado enfrente del taller toda la mañana. No bajó nadie.",
    place: "taller en Saltmarsh Road",
    day: "2026-11-16",
    time: "09:30",
    language: "es",
  },
];

/** What machines and bored people send. */
export const JUNK: readonly OtherReport[] = [
  ["asdf", "asdf"],
  ["test", "test"],
  ["hello is anybody there", "here"],
  [
    "BEST PRICES watches handbags free shipping visit our shop today!!! best prices best prices",
    "online",
  ],
  ["lol", "your moms house"],
  ["I am the king of Port Calder and I order you to close.", "my castle"],
  ["qwertyuiopqwertyuiop", "q"],
  [
    "Increase the traffic of your website! We noticed that your page is not on the first place.",
    "worldwide",
  ],
  ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaa"],
  ["this is only a test of the form, second try, please ignore", "desk"],
].map(([narrative = "", place = ""]) => ({
  category: "other",
  narrative,
  place,
  day: null,
  time: null,
  language: "en",
}));

/** Notes as staff write them, by what the report needs. */
export const NOTES = {
  tanneryRow: [
    "Same evening as the other Tannery Row reports, seen from higher up. Useful for the number of vehicles.",
    "Says two vehicles where most say three. Compare with the photo from the bus stop.",
  ],
  looking: [
    "Names a camera. Ask the owner to keep the recording before it is overwritten.",
    "First-hand. Written the same evening.",
    "Hearsay in part: mark what was seen and what was told.",
    "Agrees with the others in the main points, in other words.",
    "Ask whether the original recording still exists.",
  ],
  asking: [
    "No time given. Ask whether it was before or after dark.",
    "Says there is a video but sent none. Ask when they come back with their receipt code.",
    "Which corner? There are two stops of this name.",
  ],
  closing: [
    "Not federal officers. Pointed to the city's complaint office on the closing page.",
    "Outside our period and state.",
    "Nothing for us here.",
  ],
} as const;
