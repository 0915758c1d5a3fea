import type { FormFields } from "../intake/problem.ts";
import { isIdOf, type CaseEntryId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import { isCalendarDay } from "../office/dated.ts";
import { momentInWords, readMoment } from "./moment.ts";

/** What a case's worksheets are made of (evidence-standards 9.7). Each is an entry with versions; none is ever removed. */
export const ENTRY_KINDS = ["charge", "element", "fact", "gap"] as const;

export type EntryKind = (typeof ENTRY_KINDS)[number];

export function isEntryKind(text: unknown): text is EntryKind {
  return ENTRY_KINDS.some((kind) => kind === text);
}

/** What an entry of a kind stands under; null: under the case itself. */
export const PARENT_OF = {
  charge: null,
  element: "charge",
  fact: "element",
  gap: "element",
} as const satisfies Readonly<Record<EntryKind, EntryKind | null>>;

/** What an entry says, by the name of its field. Flat, so that two edits of it can be laid side by side. */
export type EntryValues = Readonly<Record<string, string>>;

/** An entry as it stands: its newest version. */
export interface CaseEntry {
  readonly id: CaseEntryId;
  readonly kind: EntryKind;
  readonly parentId: CaseEntryId | null;
  /** Counted from 1. */
  readonly version: number;
  /** Taken back; it stays readable and can be brought back. */
  readonly withdrawn: boolean;
  readonly values: EntryValues;
  readonly writerName: string;
  readonly writtenAt: Instant;
}

/** What is wrong with a form, in a sentence, and with which field. */
export interface EntryProblem {
  readonly field: string;
  readonly message: string;
}

export type ParsedEntry =
  | { readonly ok: true; readonly values: EntryValues }
  | { readonly ok: false; readonly problems: readonly EntryProblem[] };

/** How strongly a fact bears on its element, in the words of whoever weighed it (evidence-standards 9.7: 0 to 3). */
export const STRENGTHS = ["0", "1", "2", "3"] as const;

const LONGEST_STATEMENT = 500;
const LONGEST_TEXT = 2_000;
const LONGEST_LINE = 120;

/** Reads the form of an entry. What has to be looked up, such as whether a file is in the case, is the caller's to ask. */
export function parseEntry(kind: EntryKind, fields: FormFields): ParsedEntry {
  switch (kind) {
    case "charge":
      return parseCharge(fields);
    case "element":
      return answer({ text: textOf(fields, "text") }, [
        ...needed(fields, "text", "Write what has to be shown, in your own words."),
        ...notTooLong(fields, "text", LONGEST_TEXT),
      ]);
    case "fact":
      return parseFact(fields);
    case "gap":
      return parseGap(fields);
  }
}

function parseCharge(fields: FormFields): ParsedEntry {
  const day = textOf(fields, "day");
  const values = {
    ...{ statute: textOf(fields, "statute"), day },
    ...pick(fields, ["degree", "class", "culpable"]),
  };
  return answer(values, [
    ...needed(fields, "statute", "Choose the offence."),
    ...dayProblems(fields, "day"),
    ...["degree", "class", "culpable"].flatMap((name) => notTooLong(fields, name, LONGEST_LINE)),
  ]);
}

function parseFact(fields: FormFields): ParsedEntry {
  const at = textOf(fields, "at");
  const moment = at === "" ? undefined : readMoment(at);
  const [item, report] = [textOf(fields, "item"), textOf(fields, "report")];
  const [words, witness] = [textOf(fields, "words"), textOf(fields, "witness")];
  const contradicts = textOf(fields, "contradicts");
  const { side = "", strength = "" } = fields;
  const values = {
    ...{ statement: textOf(fields, "statement"), side, item, report, words, witness, strength },
    at: moment === undefined ? "" : momentInWords(moment),
    contradicts: isIdOf("cen", contradicts) ? contradicts : "",
  };
  return answer(values, [
    ...needed(fields, "statement", "Write the fact as one neutral sentence."),
    ...notTooLong(fields, "statement", LONGEST_STATEMENT),
    ...(side === "for" || side === "against"
      ? []
      : [problem("side", "Say whether it speaks for or against the element.")]),
    ...(strength === "" || STRENGTHS.some((one) => one === strength)
      ? []
      : [problem("strength", "Choose 0, 1, 2 or 3.")]),
    ...(item === "" && report === "" && witness === ""
      ? [problem("item", "Say where it is from: a file, a report's words, or a witness.")]
      : []),
    ...(at !== "" && moment === undefined
      ? [problem("at", "Write a time like 1:02 or 0:01:02.5, or a page like p. 3.")]
      : []),
    ...(at !== "" && item === "" ? [problem("at", "A time or page needs its file.")] : []),
    ...(words !== "" && report === "" ? [problem("words", "Choose whose words these are.")] : []),
    ...(report !== "" && words === ""
      ? [problem("words", "Copy the words of the report that say it.")]
      : []),
    ...notTooLong(fields, "words", LONGEST_TEXT),
    ...notTooLong(fields, "witness", LONGEST_LINE),
  ]);
}

function parseGap(fields: FormFields): ParsedEntry {
  return answer({ ...pick(fields, ["text", "who"]), due: textOf(fields, "due") }, [
    ...needed(fields, "text", "Write what is missing."),
    ...notTooLong(fields, "text", LONGEST_STATEMENT),
    ...notTooLong(fields, "who", LONGEST_LINE),
    ...dayProblems(fields, "due"),
  ]);
}

/** A field without blanks around it and without signs that turn the reading direction: it is printed. */
function textOf(fields: FormFields, name: string): string {
  return (fields[name] ?? "")
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === "\n" ? sign : ""))
    .trim();
}

function pick(fields: FormFields, names: readonly string[]): EntryValues {
  return Object.fromEntries(names.map((name) => [name, textOf(fields, name)]));
}

function answer(values: EntryValues, problems: readonly EntryProblem[]): ParsedEntry {
  return problems.length === 0 ? { ok: true, values } : { ok: false, problems };
}

function problem(field: string, message: string): EntryProblem {
  return { field, message };
}

function needed(fields: FormFields, name: string, message: string): readonly EntryProblem[] {
  return textOf(fields, name) === "" ? [problem(name, message)] : [];
}

function notTooLong(fields: FormFields, name: string, most: number): readonly EntryProblem[] {
  return textOf(fields, name).length > most
    ? [problem(name, `Keep it to ${most.toLocaleString("en-US")} characters.`)]
    : [];
}

function dayProblems(fields: FormFields, name: string): readonly EntryProblem[] {
  const day = textOf(fields, name);
  return day === "" || isCalendarDay(day)
    ? []
    : [problem(name, "Write the day as 2026-03-31, or leave it empty.")];
}
