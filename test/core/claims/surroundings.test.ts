import { expect, test } from "@jest/globals";
import type { Surroundings } from "#app/core/claims/surroundings.ts";
import { surroundingsSentence } from "#app/core/claims/surroundings.ts";
import { TOLERANCES } from "#app/core/claims/tolerances.ts";

const KINGS = { fips: "36047", name: "Kings", state: "New York" };
const QUEENS = { fips: "36081", name: "Queens", state: "New York" };
const FOUND: Surroundings = {
  latitude: 40.65,
  longitude: -73.95,
  reachMetres: 10,
  zones: ["America/New_York"],
  zoneReachMetres: 1000,
  county: KINGS,
  nearCounties: [],
  countyReachMetres: 3010,
  town: { name: "Brooklyn", region: "NY", country: "US", metres: 812 },
  data: "maps of 2023",
};

test.each<[string, Partial<Surroundings>, string]>([
  [
    "inside",
    {},
    "In Kings (county or equivalent), New York. Time zone America/New_York. The nearest listed place is Brooklyn, NY, US, its centre about 812 m away. By maps of 2023.",
  ],
  [
    "near a border",
    { nearCounties: [QUEENS] },
    "In Kings (county or equivalent), New York; within 3 km of the border to Queens (county or equivalent), New York, which is less than the position and these simplified shapes can tell apart. Time zone America/New_York. The nearest listed place is Brooklyn, NY, US, its centre about 812 m away. By maps of 2023.",
  ],
  [
    "off the shore",
    { county: null, nearCounties: [KINGS] },
    "Outside the county shapes held here, and within 3 km of Kings (county or equivalent), New York: the shapes are simplified, so it may be there or off its shore. Time zone America/New_York. The nearest listed place is Brooklyn, NY, US, its centre about 812 m away. By maps of 2023.",
  ],
  [
    "abroad, where no county is guessed",
    { county: null, zones: ["Asia/Jerusalem", "Asia/Hebron"], town: null },
    "Outside the county shapes held here, which cover the United States: no county is derived. Time zone Asia/Jerusalem, within 1 km of Asia/Hebron. No listed place is near. By maps of 2023.",
  ],
  [
    "roughly known",
    { reachMetres: 90_000, county: null, zones: [] },
    "The position is known to 90 km only, too roughly for a county or a time zone. The nearest listed place is Brooklyn, NY, US, its centre about 812 m away. By maps of 2023.",
  ],
])("%s", (_, differences, sentence) => {
  expect(surroundingsSentence({ ...FOUND, ...differences }, TOLERANCES)).toBe(sentence);
});
