import type { FormFields } from "./problem.ts";
import { isBlank } from "./typed-text.ts";

/** Fields that name the reporter: sealed at once, or not kept at all. */
const OF_CONTACT = /^(name|email|phone|contact-.*)$/;

/** What of a page for typing in is kept as it was typed: all but contact details and empty boxes. */
export function keptOfEntry(fields: FormFields): FormFields {
  return Object.fromEntries(
    Object.entries(fields).filter(([name, text]) => !OF_CONTACT.test(name) && text !== ""),
  );
}

/** Whether somebody typed contact details on the page. */
export function hasTypedContact(fields: FormFields): boolean {
  return Object.entries(fields).some(([name, text]) => OF_CONTACT.test(name) && !isBlank(text));
}

/** One box that two tabs filled differently; an empty text is an empty box. */
export interface EntryDifference {
  readonly field: string;
  readonly saved: string;
  readonly typed: string;
}

/** Every box that holds another text in `typed` than in `saved`, in the order of the page, then those that only `saved` has. */
export function entryDifferences(saved: FormFields, typed: FormFields): readonly EntryDifference[] {
  const names = new Set([...Object.keys(typed), ...Object.keys(saved)]);
  return [...names].flatMap((field) => {
    const one = { field, saved: saved[field] ?? "", typed: typed[field] ?? "" };
    return one.saved === one.typed ? [] : [one];
  });
}

/** What was typed, and where nothing was, what is saved: a page with both loses no word that only one tab has. */
export function bothOfEntry(saved: FormFields, typed: FormFields): FormFields {
  return {
    ...saved,
    ...Object.fromEntries(Object.entries(typed).filter(([, text]) => text !== "")),
  };
}
