import type { FormFields } from "../intake/problem.ts";
import { isCalendarDay } from "../office/dated.ts";
import type { EntryProblem, EntryValues, ParsedEntry } from "./sheet-entry.ts";

/** A field without blanks around it and without signs that turn the reading direction: it is printed. */
export function textOf(fields: FormFields, name: string): string {
  return (fields[name] ?? "")
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === "\n" ? sign : ""))
    .trim();
}

/** Several such fields by their names. */
export function pick(fields: FormFields, names: readonly string[]): EntryValues {
  return Object.fromEntries(names.map((name) => [name, textOf(fields, name)]));
}

/** The values where nothing is wrong with them, else everything that is. */
export function answer(values: EntryValues, problems: readonly EntryProblem[]): ParsedEntry {
  return problems.length === 0 ? { ok: true, values } : { ok: false, problems };
}

export function problem(field: string, message: string): EntryProblem {
  return { field, message };
}

export function needed(fields: FormFields, name: string, message: string): readonly EntryProblem[] {
  return textOf(fields, name) === "" ? [problem(name, message)] : [];
}

export function notTooLong(
  fields: FormFields,
  name: string,
  most: number,
): readonly EntryProblem[] {
  return textOf(fields, name).length > most
    ? [problem(name, `Keep it to ${most.toLocaleString("en-US")} characters.`)]
    : [];
}

export function dayProblems(fields: FormFields, name: string): readonly EntryProblem[] {
  const day = textOf(fields, name);
  return day === "" || isCalendarDay(day)
    ? []
    : [problem(name, "Write the day as 2026-03-31, or leave it empty.")];
}
