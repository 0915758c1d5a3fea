import type { CaseEntryId } from "../ids.ts";
import type { Instant } from "../instant.ts";

/** What a case's worksheets are made of (evidence-standards 9.7, 9.8). Each is an entry with versions; none is ever removed. */
export const ENTRY_KINDS = [
  "charge",
  "element",
  "defence",
  "fact",
  "gap",
  "immunity",
  "look",
  "person",
  "link",
] as const;

export type EntryKind = (typeof ENTRY_KINDS)[number];

export function isEntryKind(text: unknown): text is EntryKind {
  return ENTRY_KINDS.some((kind) => kind === text);
}

/** What an entry of a kind may stand under; null: under the case itself. */
export const PARENTS_OF: Readonly<Record<EntryKind, readonly (EntryKind | null)[]>> = {
  charge: [null],
  element: ["charge"],
  defence: ["charge"],
  fact: ["element", "defence", "immunity"],
  gap: ["element", "defence", "immunity"],
  immunity: [null],
  look: ["immunity"],
  person: [null],
  link: ["person"],
};

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

/** How strongly a fact bears on what it stands under, in the words of whoever weighed it (evidence-standards 9.7: 0 to 3). */
export const STRENGTHS = ["0", "1", "2", "3"] as const;

/** The kind of the entry at the top, which says on which worksheet of the case an entry stands. */
export function topKind(
  entries: readonly CaseEntry[],
  { kind, parentId }: Pick<CaseEntry, "kind" | "parentId">,
): EntryKind {
  const parent = parentId === null ? undefined : entries.find(({ id }) => id === parentId);
  return parent === undefined ? kind : topKind(entries, parent);
}
