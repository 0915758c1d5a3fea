import type { FormFields } from "../intake/problem.ts";
import { answer, needed, notTooLong, pick, problem } from "./entry-fields.ts";
import type { CaseEntry, ParsedEntry } from "./sheet-entry.ts";

/** What somebody is to a case. */
export const PERSON_ROLES = [
  "witness",
  "reporter",
  "injured",
  "officer",
  "maker",
  "custodian",
  "process",
  "expert",
  "other",
] as const;

export type PersonRole = (typeof PERSON_ROLES)[number];

export const PERSON_ROLE_WORDS: Readonly<Record<PersonRole, string>> = {
  witness: "Witness",
  reporter: "Reporter",
  injured: "Injured",
  officer: "Officer",
  maker: "Who recorded a file",
  custodian: "Custodian",
  process: "Knows the system",
  expert: "Expert",
  other: "Other",
};

/** A role in words; as it stands where it is none of them. */
export function roleInWords(role: string): string {
  const found = PERSON_ROLES.find((one) => one === role);
  return found === undefined ? role : PERSON_ROLE_WORDS[found];
}

const PSEUDONYM = /^[A-Z]{1,3}-\d{2,4}$/;
const LONGEST_SEEN = 500;

/** Somebody by pseudonym. There is no field for a name: names stay sealed with the report, and are opened there. */
export function parsePerson(fields: FormFields): ParsedEntry {
  const values = pick(fields, ["pseudonym", "role", "appearance"]);
  const { pseudonym = "", role = "" } = values;
  return answer(values, [
    ...(PERSON_ROLES.some((one) => one === role)
      ? []
      : [problem("role", "Choose what they are to the case.")]),
    ...(pseudonym === "" || PSEUDONYM.test(pseudonym)
      ? []
      : [problem("pseudonym", "Write a pseudonym like W-01, or leave it empty for the next one.")]),
    ...(role === "officer"
      ? needed(fields, "appearance", "Say by what was seen which officer it is.")
      : []),
    ...notTooLong(fields, "appearance", LONGEST_SEEN),
  ]);
}

/** A report or file that somebody has to do with. */
export function parsePersonLink(fields: FormFields): ParsedEntry {
  const values = pick(fields, ["report", "item", "text"]);
  const isOne = (values["report"] === "") !== (values["item"] === "");
  return answer(values, [
    ...(isOne ? [] : [problem("item", "Choose one report or one file.")]),
    ...notTooLong(fields, "text", LONGEST_SEEN),
  ]);
}

/** The next free pseudonym: O for officers, W for everybody else. Those that were taken back keep theirs. */
export function nextPseudonym(entries: readonly CaseEntry[], role: string): string {
  const letter = role === "officer" ? "O" : "W";
  const used = entries
    .filter(({ kind }) => kind === "person")
    .map(({ values }) => new RegExp(`^${letter}-(\\d+)$`).exec(values["pseudonym"] ?? "")?.[1])
    .map(Number)
    .filter((number) => !Number.isNaN(number));
  return `${letter}-${String(Math.max(0, ...used) + 1).padStart(2, "0")}`;
}

/** Somebody of the case, with what they have to do with, and the facts that name them as witness. */
export interface PersonStanding {
  readonly person: CaseEntry;
  readonly links: readonly CaseEntry[];
  readonly facts: readonly CaseEntry[];
}

/** Everybody of the case who was not taken back, by pseudonym. */
export function peopleStandings(
  entries: readonly CaseEntry[],
  facts: readonly CaseEntry[],
): readonly PersonStanding[] {
  const standing = entries.filter(({ withdrawn }) => !withdrawn);
  const nameOf = ({ values }: CaseEntry) => values["pseudonym"] ?? "";
  return standing
    .filter(({ kind }) => kind === "person")
    .map((person) => ({
      person,
      links: standing.filter(({ kind, parentId }) => kind === "link" && parentId === person.id),
      facts: facts.filter(({ values }) => values["witness"] === nameOf(person)),
    }))
    .toSorted((one, other) => (nameOf(one.person) < nameOf(other.person) ? -1 : 1));
}
