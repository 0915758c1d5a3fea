import type { AboutYouForm } from "#app/core/intake/about-you.ts";
import type { WhatHappened, WhereAndWhen } from "#app/core/intake/answers.ts";
import type { Incident } from "./content/incident.ts";
import { INCIDENTS } from "./content/incidents.ts";
import { JUNK, UNRELATED, type OtherReport } from "./content/other-reports.ts";
import { clipsOf, plateList, planPhoto, type PlannedFile } from "./plan-files.ts";
import { randomFrom, type Random } from "./random.ts";
import { tell, type Length } from "./tell.ts";
import { statedTime, tellTime } from "./tell-time.ts";

/** A report before anybody sends it. */
export interface PlannedReport {
  /** Same report, same key: `tannery-row/03`. */
  readonly key: string;
  /** The incident it is about; null for what is about something else. */
  readonly incident: string | null;
  readonly isJunk: boolean;
  readonly language: "en" | "es";
  readonly whatHappened: WhatHappened;
  readonly whereAndWhen: WhereAndWhen;
  readonly aboutYou: AboutYouForm;
  readonly files: readonly PlannedFile[];
}

/** How many reports the demo has, and the seed that makes them. */
export const DEMO = { seed: "port-calder", reports: 200 } as const;

/**
 * Invents so many reports: several about each incident, a few about something else, a few junk. The same seed and count
 * give the same reports in the same order. 200 have the numbers that the incidents say; others are in proportion.
 */
export function planReports(options: PlanOptions): PlannedReport[] {
  return [...inventReports(options)];
}

/** What reports to invent. */
export interface PlanOptions {
  readonly seed: string;
  readonly reports: number;
  readonly files?: boolean;
}

/** The same one after the other, for more than fit in memory at once. */
export function* inventReports(options: PlanOptions): Generator<PlannedReport> {
  const { seed, reports, files = true } = options;
  const share = reports / DEMO.reports;
  const makers = [
    ...INCIDENTS.flatMap((incident) =>
      repeat(incident.reports * share, (index) => () => {
        const key = `${incident.key}/${String(index + 1).padStart(2, "0")}`;
        return aboutIncident(incident, { key, seed: `${seed} ${key}`, index, files });
      }),
    ),
    ...repeat(UNRELATED.length * share, (index) => () => other("unrelated", UNRELATED, index)),
    ...repeat(JUNK.length * share, (index) => () => other("junk", JUNK, index)),
  ];
  // Rounding up makes a few too many where the count is not a multiple of 200.
  const chosen = randomFrom(`${seed} order`).shuffled(makers).slice(0, reports);
  for (const make of chosen) yield make();
}

function aboutIncident(
  incident: Incident,
  how: {
    readonly key: string;
    readonly seed: string;
    readonly index: number;
    readonly files: boolean;
  },
): PlannedReport {
  const random = randomFrom(how.seed);
  const language = random.chance(0.16) ? "es" : "en";
  const length = random.pick<Length>([
    "line",
    "short",
    "short",
    "middle",
    "middle",
    "middle",
    "long",
    "long",
  ]);
  const files = how.files ? filesOf(random, incident, how) : [];
  const aboutYou = aboutYouOf(random);
  const narrative = tell(random, incident, {
    language,
    length,
    hasFiles: files.length > 0,
    hasContact: aboutYou.choice === "contact",
  });
  const category = random.chance(0.72) ? incident.category : random.pick(incident.otherCategories);
  return {
    key: how.key,
    incident: incident.key,
    isJunk: false,
    language,
    whatHappened: { category, narrative },
    whereAndWhen: {
      place: random.pick(incident.places),
      ...coordinates(random, incident),
      time: tellTime(random, incident),
    },
    aboutYou,
    files,
  };
}

function filesOf(
  random: Random,
  incident: Incident,
  { key, index }: { readonly key: string; readonly index: number },
): PlannedFile[] {
  // The first reports of an incident bring its clips.
  const clip = clipsOf(incident)[index];
  const photos = random.pick([0, 0, 0, 1, 1, 1, 1, 2, 3]);
  const files = Array.from({ length: photos }, (_, number) =>
    planPhoto(random, incident, `${key} ${number}`),
  );
  if (clip !== undefined) files.unshift(clip);
  // Two people send the very same picture: one took it, the other got it in a group chat.
  if (index === 5 || index === 6) {
    files.unshift(
      planPhoto(randomFrom(`${incident.key} shared`), incident, `${incident.key} shared`),
    );
  }
  if (incident.key === "saltmarsh-lot" && index === 0) files.push(plateList());
  return files;
}

function coordinates(random: Random, incident: Incident) {
  if (!random.chance(0.35)) return { latitude: null, longitude: null };
  const digits = random.between(3, 6);
  const near = (value: number) => (value + (random.next() - 0.5) * 0.002).toFixed(digits);
  return {
    latitude: near(incident.latitude),
    longitude: near(incident.longitude),
    point: TYPED_POINT,
  };
}

/** As the form keeps numbers that were typed. */
const TYPED_POINT = { method: "typed", radiusMetres: null, item: null } as const;

function aboutYouOf(random: Random): AboutYouForm {
  if (!random.chance(0.3)) return { choice: random.chance(0.4) ? "only-here" : "anonymous" };
  const number = String(random.between(100, 199));
  const byMail = random.chance(0.6);
  return {
    choice: "contact",
    contact: {
      name: random.pick(["", "", "A neighbor", "Witness from the bus", "M."]),
      email: byMail ? `witness${number}@example.org` : "",
      phone: byMail ? "" : `(315) 555-0${number}`,
      way: byMail ? "email" : random.pick(["call", "text", ""]),
      times: random.chance(0.2) ? "Evenings only, please." : "",
      ...{ badge: "", language: "", interpreter: "", lawyer: "", notes: "" },
    },
  };
}

function other(
  kind: "unrelated" | "junk",
  texts: readonly OtherReport[],
  index: number,
): PlannedReport {
  const text = texts[index % texts.length];
  if (text === undefined) throw new Error("there are no other reports");
  return {
    key: `${kind}/${String(index + 1).padStart(2, "0")}`,
    incident: null,
    isJunk: kind === "junk",
    language: text.language,
    whatHappened: { category: text.category, narrative: text.narrative },
    whereAndWhen: {
      place: text.place,
      latitude: null,
      longitude: null,
      time: statedTime(text.day, text.time),
    },
    aboutYou: { choice: "anonymous" },
    files: [],
  };
}

function repeat<T>(times: number, make: (index: number) => T): T[] {
  return Array.from({ length: Math.ceil(times) }, (_, index) => make(index));
}
