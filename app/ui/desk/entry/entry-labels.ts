import { ENTERED_CHANNELS } from "#app/core/intake/channel.ts";
import { REACHES } from "#app/core/intake/about-you.ts";
import { WHOSE_WORDS } from "#app/core/intake/entry.ts";
import { LANGUAGE_TAGS, LANGUAGES } from "#app/core/intake/languages.ts";
import { ASKED, SURE } from "#app/core/intake/sightings.ts";
import { BEHALVES } from "#app/core/intake/your-part.ts";
import { en } from "../../text/en/index.ts";
import { fill } from "../../text/fill.ts";
import { CHANNEL_WORDS } from "../words.ts";
import { CAME_TICKS, CAME_WORDS } from "./came-words.ts";
import { WHOSE_WORDS_LABELS } from "./entry-words.ts";

/** What a box of the long page is called there, and what its values are called where they are chosen. */
export interface BoxWords {
  readonly label: string;
  readonly choices: Readonly<Record<string, string>>;
}

const { aboutYou, common, evidence, involved, whatHappened, whereAndWhen, yourPart } = en;

/** What stands behind the name of a day: it is asked in three boxes. */
const PARTS = /^(came|dated|from|until)-(month|day|year)$/;
const BLOCK = /^(officer|vehicle|link)-(\d+)-(.+)$/;

const DAYS = {
  came: CAME_WORDS.came,
  dated: CAME_WORDS.dated,
  from: whereAndWhen.from.label,
  until: whereAndWhen.until.label,
};

const { officer, vehicle, sure } = involved;

const OFFICER = {
  patch: box(officer.patch.label),
  faceCovered: chosen(officer.faceCovered.label, SURE, sure),
  badgeSeen: chosen(officer.badgeSeen.label, SURE, sure),
  badge: box(officer.badge.label),
  asked: chosen(officer.asked.label, ASKED, officer.asked),
  answer: box(officer.answer.label),
  looks: box(officer.looks.label),
  did: box(officer.did.label),
};

const VEHICLE = {
  plate: box(vehicle.plate.label),
  plateFrom: box(vehicle.plateFrom.label),
  looks: box(vehicle.looks.label),
  markings: box(vehicle.markings.label),
  did: box(vehicle.did.label),
};

const LINK = { link: box(evidence.links.label), "link-seen": box(evidence.links.seenLabel) };

/** What one block of each kind is called, and its boxes. */
const BLOCKS = {
  officer: { title: involved.officerNumber, boxes: OFFICER },
  vehicle: { title: involved.vehicleNumber, boxes: VEHICLE },
  link: { title: "Link {n}", boxes: LINK },
} as const;

const BOXES: Readonly<Record<string, BoxWords>> = {
  ...Object.fromEntries(Object.entries(CAME_WORDS).map(([field, label]) => [field, box(label)])),
  "came-by": chosen(CAME_WORDS["came-by"], ENTERED_CHANNELS, CHANNEL_WORDS),
  language: {
    label: CAME_WORDS.language,
    choices: Object.fromEntries(LANGUAGE_TAGS.map((tag) => [tag, LANGUAGES[tag].name])),
  },
  interpreter: ticked(CAME_WORDS.interpreter, CAME_TICKS.interpreter),
  "whose-words": chosen(CAME_WORDS["whose-words"], WHOSE_WORDS, WHOSE_WORDS_LABELS),
  told: ticked(CAME_WORDS.told, CAME_TICKS.told),
  category: box(whatHappened.category.label),
  narrative: box(whatHappened.narrative.label),
  place: box(whereAndWhen.place.label),
  latitude: box(whereAndWhen.coordinates.latitude),
  longitude: box(whereAndWhen.coordinates.longitude),
  "from-time": box(whereAndWhen.fromTime.label),
  "until-time": box(whereAndWhen.untilTime.label),
  about: ticked(whereAndWhen.about.label, whereAndWhen.about.choice),
  behalf: chosen(yourPart.behalf.label, BEHALVES, yourPart.behalf),
  elsewhere: chosen(yourPart.elsewhere.label, SURE, yourPart.elsewhere),
  "elsewhere-where": box(yourPart.elsewhereWhere.label),
  wish: box(yourPart.wish.label),
  "legal-help": ticked(yourPart.legalHelp.label, yourPart.legalHelp.choice),
  choice: chosen(aboutYou.choice.label, REACHES, aboutYou.choice),
};

/** The words of a box of the long page; undefined for what an office's pack asks, and for what is no box of it. */
export function entryBox(field: string): BoxWords | undefined {
  const [, day, part] = PARTS.exec(field) ?? [];
  if (day !== undefined && part !== undefined) {
    return box(`${DAYS[day as keyof typeof DAYS]} ${common[part as "month" | "day" | "year"]}`);
  }
  const [, kind, n = "", name = ""] = BLOCK.exec(field) ?? [];
  if (kind === undefined) return own(BOXES, field);
  const { title, boxes } = BLOCKS[kind as keyof typeof BLOCKS];
  const words = own(boxes, name);
  return words && { ...words, label: `${fill(title, { n })}: ${words.label}` };
}

function own(boxes: Readonly<Record<string, BoxWords>>, name: string): BoxWords | undefined {
  return Object.hasOwn(boxes, name) ? boxes[name] : undefined;
}

function box(label: string): BoxWords {
  return { label, choices: {} };
}

function ticked(label: string, choice: string): BoxWords {
  return { label, choices: { yes: choice } };
}

function chosen<Value extends string>(
  label: string,
  values: readonly Value[],
  words: Readonly<Record<Value, string>>,
): BoxWords {
  return { label, choices: Object.fromEntries(values.map((value) => [value, words[value]])) };
}
