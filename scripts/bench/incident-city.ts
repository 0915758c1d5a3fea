import type { IncidentTime } from "#app/core/intake/incident-time.ts";
import type { Seen } from "#app/core/intake/sightings.ts";
import { statedTraits } from "#app/core/triage/stated-traits.ts";
import { expand } from "../demo/tell.ts";
import { tellTime } from "../demo/tell-time.ts";
import { randomFrom, type Random } from "../demo/random.ts";
import { CITY_DETAILS, CITY_KINDS, CITY_NOISE, CITY_SYLLABLES, JUNK_TEXTS } from "./city-words.ts";
import type { KnownReport } from "./incident-quality.ts";

/** One thing that happened in the invented city, with what different people could say of it. */
interface CityEvent {
  readonly key: string;
  readonly day: string;
  readonly start: string;
  readonly minutes: number;
  readonly latitude: number;
  readonly longitude: number;
  readonly streets: readonly [string, string];
  readonly landmark: string;
  readonly kind: (typeof CITY_KINDS)[number];
  readonly details: readonly string[];
  readonly agency: string | null;
  readonly plate: string | null;
  readonly reports: number;
  /** A picture that went from phone to phone. */
  readonly picture: string;
}

const STREETS = 110;
const DAYS = 14;
const SOUTH = 43.38;
const WEST = -77.14;
const MINUTE = 60_000;

/**
 * Reports of an invented city, each with the event that it tells of; null where it tells of none. The same seed and count give the same. How it
 * is made, and what it cannot show, stands in docs/incidents.md.
 */
export function cityReports(seed: string, count: number): KnownReport[] {
  const random = randomFrom(`${seed} city`);
  const streets = namesOf(random, STREETS);
  const landmarks = namesOf(randomFrom(`${seed} landmarks`), 400);
  const reports: KnownReport[] = [];
  let number = 0;
  while (reports.length < count * 0.88) {
    number += 1;
    const event = eventOf(randomFrom(`${seed} event ${number}`), {
      ...{ key: `event-${number}`, streets, landmark: landmarks[number % landmarks.length] ?? "" },
    });
    // Every twelfth has a twin: another one of its kind at the same corner on the same evening, some hours later.
    const events = number % 12 === 0 ? [event, twinOf(random, event)] : [event];
    for (const one of events) {
      for (let at = 0; at < one.reports; at += 1) {
        reports.push(reportOf(randomFrom(`${seed} ${one.key} ${at}`), one));
      }
    }
  }
  while (reports.length < count) reports.push(junkOf(random, streets));
  return random.shuffled(reports.slice(0, count));
}

function namesOf(random: Random, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) {
    names.add(`${random.pick(CITY_SYLLABLES.first)}${random.pick(CITY_SYLLABLES.last)}`);
  }
  return [...names];
}

function eventOf(
  random: Random,
  given: {
    readonly key: string;
    readonly streets: readonly string[];
    readonly landmark: string;
  },
): CityEvent {
  const { key, streets, landmark } = given;
  // More than half of it happens on three evenings in the streets of one district.
  const isSurge = random.chance(0.55);
  const across = random.between(0, isSurge ? 17 : 54);
  const along = 55 + random.between(0, isSurge ? 17 : 54);
  const day = isSurge ? random.pick([9, 10, 11]) : random.between(1, DAYS);
  const start = isSurge ? random.between(17 * 60, 23 * 60) : random.between(6 * 60, 22 * 60);
  return {
    key,
    day: `2026-10-${String(day).padStart(2, "0")}`,
    start: clock(start),
    minutes: random.between(10, 50),
    latitude: SOUTH + across * 0.0015 + (random.next() - 0.5) * 0.0004,
    longitude: WEST + (along - 55) * 0.0021 + (random.next() - 0.5) * 0.0004,
    streets: [streets[across] ?? "", streets[along] ?? ""],
    landmark: `${landmark} ${random.pick(["laundromat", "bakery", "school", "church", "pharmacy"])}`,
    kind: random.pick(CITY_KINDS),
    details: random.shuffled(CITY_DETAILS).slice(0, 4),
    agency: random.pick(["ICE", "ICE", "ICE", "Border Patrol", "HSI", null]),
    plate: random.chance(0.4) ? plateOf(random) : null,
    reports: random.pick([1, 1, 1, 2, 3, 4, 6, 8, 12, 20, 45, 90]),
    picture: `${key} picture`,
  };
}

function twinOf(random: Random, event: CityEvent): CityEvent {
  const later = minutesOf(event.start) + random.between(150, 240);
  return {
    ...event,
    key: `${event.key} twin`,
    start: clock(Math.min(later, 23 * 60 + 20)),
    details: random.shuffled(CITY_DETAILS).slice(0, 4),
    plate: null,
    reports: random.between(2, 10),
    picture: `${event.key} twin picture`,
  };
}

function reportOf(random: Random, event: CityEvent): KnownReport {
  const pin = random.chance(0.4) ? pinOf(random, event) : { latitude: null, longitude: null };
  return {
    event: event.key,
    traits: {
      ...statedTraits({
        ...pin,
        narrative: storyOf(random, event),
        place: placeOf(random, event),
        radiusMetres: null,
        time: tellTime(random, event),
        sightings: sightingsOf(random, event),
        page: null,
      }),
      files: random.chance(0.06) ? [event.picture] : [],
    },
  };
}

/** The corner, one of its streets, the shop beside it, or nothing that would find it. */
function placeOf(random: Random, { streets: [one, other], landmark }: CityEvent): string {
  const kind = random.next();
  const [first, second] = random.chance(0.5) ? [one, other] : [other, one];
  if (kind < 0.45) return `${first} ${random.pick(["and", "&", "/"])} ${second}`;
  if (kind < 0.6) return `Corner of ${first} St and ${second}`;
  if (kind < 0.78) return `${first} Street, about number ${random.between(1, 60)}`;
  if (kind < 0.93) return `In front of the ${landmark}`;
  return random.pick(["downtown", "near my work", "on my way home", "by the river"]);
}

/** Mostly within a block; a few people hit another part of the map. */
function pinOf(random: Random, { latitude, longitude }: CityEvent) {
  const spread = random.chance(0.04) ? 0.03 : 0.0016;
  const near = (value: number) => (value + (random.next() - 0.5) * spread).toFixed(5);
  return { latitude: near(latitude), longitude: near(longitude) };
}

function storyOf(random: Random, event: CityEvent): string {
  const told = random.shuffled(event.kind).slice(0, random.between(1, 4));
  const details = event.details.filter(() => random.chance(0.35));
  const agency =
    event.agency !== null && random.chance(0.4) ? [`The vests said ${event.agency}.`] : [];
  const noise = random.shuffled(CITY_NOISE).slice(0, random.between(0, 3));
  return [...told, ...details, ...agency, ...noise].map((one) => expand(random, one)).join(" ");
}

function sightingsOf(random: Random, { plate }: CityEvent): Seen[] {
  if (plate === null || !random.chance(0.15)) return [];
  const read = random.chance(0.6) ? plate : plate.slice(0, random.between(3, 5));
  return [
    {
      ...{ kind: "vehicle", plate: read, plateFrom: "", looks: "dark car" },
      ...{ markings: "", did: "" },
    },
  ];
}

/** The same texts again and again, wherever; and honest ones that tell of nothing of these evenings. */
function junkOf(random: Random, streets: readonly string[]): KnownReport {
  const start = random.between(0, 23 * 60);
  return {
    event: null,
    traits: statedTraits({
      narrative: expand(random, random.pick(JUNK_TEXTS)),
      place: random.chance(0.5) ? `${random.pick(streets)} Street` : "",
      ...{ latitude: null, longitude: null, radiusMetres: null, sightings: [], page: null },
      time: random.chance(0.6)
        ? tellTime(random, {
            day: `2026-10-${String(random.between(1, DAYS)).padStart(2, "0")}`,
            ...{ start: clock(start), minutes: 10 },
          })
        : NO_TIME,
    }),
  };
}

const NO_TIME: IncidentTime = {
  ...{ from: null, fromTime: null, until: null, untilTime: null, about: false },
};

const LETTERS = "ABCDEFGHKLMNPRSTVWXYZ";

function plateOf(random: Random): string {
  const letters = Array.from({ length: 3 }, () =>
    LETTERS.charAt(random.between(0, LETTERS.length - 1)),
  );
  return `${letters.join("")}${random.between(1000, 9999)}`;
}

function clock(minutes: number): string {
  return new Date(minutes * MINUTE).toISOString().slice(11, 16);
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return hour * 60 + minute;
}
