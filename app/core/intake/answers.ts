import type { GivenAnswer } from "../office/questions.ts";
import type { PackVersion } from "../office/report-tags.ts";
import type { AboutYou } from "./about-you.ts";
import { CATEGORIES, isCategory, type Category } from "./category.ts";
import type { FileStatement } from "./file-statement.ts";
import type { GivenLink } from "./links.ts";
import { parseIncidentTime, type IncidentTime } from "./incident-time.ts";
import type { PageOrigin } from "./incident-page.ts";
import type { OfficerPart } from "./officer-questions.ts";
import type { FormFields, Parsed, Problem } from "./problem.ts";
import { readPoint, type PointOrigin } from "./point-origin.ts";
import type { Sighting } from "./sightings.ts";
import { asciiDigits, isBlank, lines, oneLine } from "./typed-text.ts";
import type { YourPart } from "./your-part.ts";

/** Longest story we take in one piece: about 20 printed pages. */
export const NARRATIVE_LIMIT = 50_000;
const PLACE_LIMIT = 1_000;

/** What the reporter says happened. Neither is required alone; one of them is. */
export interface WhatHappened {
  readonly category: Category;
  readonly narrative: string;
}

/** The answers to the office's questions about that category, each with the question as it was read. */
export interface FollowUpAnswers {
  readonly category: Category;
  readonly pack: PackVersion;
  readonly given: readonly GivenAnswer[];
}

/** Where and when, as the reporter says it. Coordinates are decimal degrees as text, with as many digits as typed. */
export interface WhereAndWhen {
  readonly place: string;
  readonly latitude: string | null;
  readonly longitude: string | null;
  /** How the reporter came by the numbers; absent where there are none, or where they are from before it was asked. */
  readonly point?: PointOrigin | undefined;
  readonly time: IncidentTime;
}

/** A draft's answers so far. A page not yet answered is absent. */
export interface Answers {
  readonly whatHappened?: WhatHappened;
  /** None has to be answered. Those of another category than the one chosen now do not count. */
  readonly questions?: FollowUpAnswers;
  readonly whereAndWhen?: WhereAndWhen;
  readonly aboutYou?: AboutYou;
  /** Web addresses, in the order in which they were given. */
  readonly links?: readonly GivenLink[];
  /** What was said of single files. */
  readonly files?: readonly FileStatement[];
  /** True once the evidence page was passed, with or without files. */
  readonly evidenceSeen?: boolean;
  /** Officers and vehicles, in the order in which they were given. Absent until the page about them was passed. */
  readonly sightings?: readonly Sighting[];
  readonly yourPart?: YourPart;
  /** The page of a named event that the report names; absent for any other. */
  readonly origin?: PageOrigin;
  /** The same where its reporter says that the report is about something else: it is not sent, and can be put back until the report is. */
  readonly leftOrigin?: PageOrigin;
  /** Only where an agency's pass let it in. */
  readonly officer?: OfficerPart;
}

/** Which page of the form comes first among those not yet answered; undefined when all required ones are. */
export function firstUnanswered(answers: Answers): keyof Answers | undefined {
  if (answers.whatHappened === undefined) return "whatHappened";
  if (answers.whereAndWhen === undefined) return "whereAndWhen";
  if (answers.aboutYou === undefined) return "aboutYou";
  return undefined;
}

/** Reads the page "What happened": a category that was offered and the reporter's words are required. */
export function parseWhatHappened(
  fields: FormFields,
  offered: readonly string[] = CATEGORIES,
): Parsed<WhatHappened> {
  const problems: Problem[] = [];
  const category = fields["category"];
  const narrative = lines(fields["narrative"] ?? "");
  if (!isCategory(category) || !offered.includes(category)) {
    problems.push({ field: "category", code: "choose-category" });
  }
  if (isBlank(narrative)) problems.push({ field: "narrative", code: "write-what-happened" });
  if (narrative.length > NARRATIVE_LIMIT) {
    problems.push({ field: "narrative", code: "narrative-too-long" });
  }
  if (problems.length > 0 || !isCategory(category)) return { ok: false, problems };
  return { ok: true, value: { category, narrative } };
}

/** Reads the page "Where and when". The place in words is required: it decides which prosecutor can act. */
export function parseWhereAndWhen(fields: FormFields, today: string): Parsed<WhereAndWhen> {
  const problems: Problem[] = [];
  const place = oneLine(fields["place"] ?? "");
  if (isBlank(place)) problems.push({ field: "place", code: "write-place" });
  if (place.length > PLACE_LIMIT) problems.push({ field: "place", code: "place-too-long" });
  const coordinates = readCoordinates(fields, problems);
  const time = parseIncidentTime(fields, today);
  if (!time.ok) return { ok: false, problems: [...problems, ...time.problems] };
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { place, ...coordinates, time: time.value } };
}

/** What was just read, with where its point is known to come from: the same numbers as before are still the same point. */
export function withKnownPoint(read: WhereAndWhen, before: WhereAndWhen | undefined): WhereAndWhen {
  const isSame = before?.latitude === read.latitude && before.longitude === read.longitude;
  return isSame && read.point?.method === "typed" ? { ...read, point: before.point } : read;
}

/**
 * Reads `latitude` and `longitude` of a form with where they come from; what is wrong with them is added to `problems`. Without numbers `point`
 * is there and undefined: laid over answers from before, it takes away where their numbers came from.
 */
export function readCoordinates(
  fields: FormFields,
  problems: Problem[],
): Pick<WhereAndWhen, "latitude" | "longitude" | "point"> {
  const latitude = decimal(fields["latitude"] ?? "");
  const longitude = decimal(fields["longitude"] ?? "");
  const none = { latitude: null, longitude: null, point: undefined };
  if (latitude === "" && longitude === "") return none;
  if (latitude === "" || longitude === "") {
    problems.push({
      field: latitude === "" ? "latitude" : "longitude",
      code: "coordinates-together",
    });
    return none;
  }
  let fine = true;
  for (const [field, text, limit] of [
    ["latitude", latitude, 90],
    ["longitude", longitude, 180],
  ] as const) {
    if (!/^[+-]?\d{1,3}(\.\d{1,12})?$/.test(text)) {
      problems.push({ field, code: "coordinates-not-numbers" });
      fine = false;
    } else if (Math.abs(Number(text)) > limit) {
      problems.push({ field, code: "coordinates-out-of-range" });
      fine = false;
    }
  }
  return fine ? readPoint({ latitude, longitude }, fields) : none;
}

/** A decimal number in the digits, with the point and the minus sign, that every reader knows. */
function decimal(text: string): string {
  return asciiDigits(oneLine(text))
    .replace(/^[−–]/, "-")
    .replace(/^([^,.]*)[,٫]([^,.]*)$/, "$1.$2");
}
