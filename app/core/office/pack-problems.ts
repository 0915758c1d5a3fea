import { problemsOfTolerances } from "../claims/office-tolerances.ts";
import { CATEGORIES, isCategory } from "../intake/category.ts";
import { isCalendarDay, problemsOfVersions } from "./dated.ts";
import { problemsOfLetter } from "./letter-problems.ts";
import type { LetterKind, OfficePack } from "./office-pack.ts";
import { problemsOfQuestions } from "./question-problems.ts";

/** Of which every pack has one. An office whose authority has no end needs no letter that says so. */
const LETTER_KINDS: readonly LetterKind[] = [
  "acknowledgement", "need-more", "closing", "referral", "preservation", "foia", "touhy", "subpoena",
]; // prettier-ignore

/**
 * Everything wrong with a pack whose shape is right, each in one plain sentence that names the place: references to what
 * is not there, versions that overlap or leave gaps, texts that are missing, questions that must never be asked.
 */
export function packProblems(pack: OfficePack): readonly string[] {
  return [
    ...problemsOfOffice(pack),
    ...problemsOfIds(pack),
    ...problemsOfCategories(pack),
    ...problemsOfQuestions(pack),
    ...problemsOfLetters(pack),
    ...problemsOfRules(pack),
    ...problemsOfTolerances(pack.tolerances),
    ...problemsOfTexts(pack, "the pack"),
  ];
}

function problemsOfOffice({ date, timeZone, quickExitUrl }: OfficePack): string[] {
  return [
    ...(isCalendarDay(date) ? [] : [`date "${date}" is no day in the calendar (write YYYY-MM-DD)`]),
    ...(isTimeZone(timeZone)
      ? []
      : [`timeZone "${timeZone}" is no time zone, such as America/New_York`]),
    ...(URL.canParse(quickExitUrl) && quickExitUrl.startsWith("https://")
      ? []
      : [`quickExitUrl "${quickExitUrl}" is no https address`]),
  ];
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-US", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const LISTS = [
  "categories", "questions", "agencies", "letters", "otherBodies", "rules", "statutes", "defences", "immunityQuestions", "retention",
  "certificates", "lists",
] as const; // prettier-ignore

function problemsOfIds(pack: OfficePack): string[] {
  return LISTS.flatMap((list) =>
    repeated((pack[list] ?? []).map(({ id }) => id)).map(
      (id) => `${list} has "${id}" more than once`,
    ),
  );
}

function problemsOfCategories(pack: OfficePack): string[] {
  const ids = pack.categories.map(({ id }) => id);
  return [
    ...CATEGORIES.filter((id) => !ids.includes(id)).map(
      (id) => `categories lacks "${id}": the shared ones are needed so that reports compare`,
    ),
    ...pack.categories.flatMap(({ id, questions, rules }) => [
      ...(isCategory(id)
        ? []
        : [`category "${id}" is not a shared one and does not begin with "own-"`]),
      ...repeated(questions).map((question) => `category "${id}" asks "${question}" twice`),
      ...missing(questions, pack.questions).map(
        (question) => `category "${id}" asks "${question}", which is no question of the pack`,
      ),
      ...missing(rules, pack.rules).map(
        (rule) => `category "${id}" names the rule "${rule}", which the pack does not have`,
      ),
    ]),
  ];
}

function problemsOfLetters(pack: OfficePack): string[] {
  const kinds = pack.letters.map(({ kind }) => kind);
  return [
    ...LETTER_KINDS.filter((kind) => !kinds.includes(kind)).map(
      (kind) => `letters has none of the kind "${kind}"`,
    ),
    ...pack.letters.flatMap((letter) => problemsOfLetter(pack, `letter "${letter.id}"`, letter)),
  ];
}

function problemsOfRules(pack: OfficePack): string[] {
  return [
    ...pack.rules.flatMap(({ id, versions }) =>
      problemsOfVersions(versions).map((problem) => `rule "${id}" ${problem}`),
    ),
    ...(pack.defences ?? []).flatMap(({ id, versions, statutes }) => [
      ...problemsOfVersions(versions).map((problem) => `defence "${id}" ${problem}`),
      ...missing(statutes, pack.statutes).map(
        (statute) => `defence "${id}" names the statute "${statute}", which the pack does not have`,
      ),
    ]),
    ...pack.statutes.flatMap(({ id, versions }) => [
      ...problemsOfVersions(versions).map((problem) => `statute "${id}" ${problem}`),
      ...versions.flatMap(({ elements }) =>
        repeated(elements.map((element) => element.id)).map(
          (element) => `statute "${id}" has the element "${element}" twice in one version`,
        ),
      ),
    ]),
  ];
}

/** Texts that say nothing, wherever they stand. */
function problemsOfTexts(value: unknown, where: string): string[] {
  if (typeof value === "string") {
    return value.trim() === "" ? [`${where} has an empty text`] : [];
  }
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([name, member]: [string, unknown]) =>
    problemsOfTexts(
      member,
      Array.isArray(value) ? nameOf(where, name, member) : `${where}: ${name}`,
    ),
  );
}

function nameOf(where: string, at: string, member: unknown): string {
  const id = (member as { readonly id?: unknown } | null)?.id;
  return `${where} ${typeof id === "string" ? `"${id}"` : `number ${Number(at) + 1}`}`;
}

function repeated(ids: readonly string[]): string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}

function missing(
  ids: readonly string[],
  entries: readonly { readonly id: string }[],
): readonly string[] {
  return ids.filter((id) => !entries.some((entry) => entry.id === id));
}
