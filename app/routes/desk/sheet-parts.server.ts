import { nameOf } from "#app/core/case/entry-name.ts";
import { topKind, type CaseEntry, type EntryKind } from "#app/core/case/sheet-entry.ts";
import { dayInWords } from "#app/core/office/dated.ts";
import type { Person } from "#app/core/people/authorise.ts";
import type { ShownHeldEdit } from "#app/ui/desk/held-edits.tsx";
import type { ShownFact, ShownGapEntry, ShownTakenBack } from "#app/ui/desk/shown-sheet.ts";
import { sourcesOf, type OpenSheet } from "./sheet-sources.ts";
import { entryInWords, KIND_WORDS } from "./sheet-words.ts";

/** Opens the form that changes an entry. */
export const editHref = ({ id }: Pick<CaseEntry, "id">) => `?edit=${id}#form`;
/** Opens the form that adds one under another. */
export const addHref = (kind: EntryKind, { id }: Pick<CaseEntry, "id">, more = "") =>
  `?add=${kind}&to=${id}${more}#form`;

/** A fact with its links. */
export function factView(sheet: OpenSheet, by: Person, fact: CaseEntry): ShownFact {
  const { statement = "", words = "", strength = "", contradicts = "" } = fact.values;
  const other = sheet.entries.find(({ id }) => id === contradicts);
  return {
    ...{ id: fact.id, version: fact.version, statement, words },
    sources: sourcesOf(sheet, by, fact.values),
    strength: strength === "" ? "not weighed yet" : `strength ${strength} of 3`,
    contradicts: other?.values["statement"],
    editHref: editHref(fact),
  };
}

/** A noted gap, with who sees to it. */
export function gapView(gap: CaseEntry): ShownGapEntry {
  return {
    ...{ id: gap.id, version: gap.version, editHref: editHref(gap) },
    text: [gap.values["text"], planOf(gap)].filter((part) => part !== "").join(" "),
  };
}

/** Who sees to a gap and by which day, in brackets; empty where nobody said. */
export function planOf({ values: { who = "", due = "" } }: CaseEntry): string {
  const parts = [who, due === "" ? "" : `by ${dayInWords(due)}`].filter((part) => part !== "");
  return parts.length === 0 ? "" : `(${parts.join(", ")})`;
}

/** Edits of one worksheet about which nobody has decided. */
export function heldView(sheet: OpenSheet, page: EntryKind): readonly ShownHeldEdit[] {
  return sheet.held.flatMap((edit) => {
    const stands = sheet.entries.find(({ id }) => id === edit.entryId);
    if (stands === undefined || topKind(sheet.entries, stands) !== page) return [];
    return [
      {
        id: edit.id,
        part: KIND_WORDS[stands.kind],
        author: edit.authorName,
        at: edit.heldAt,
        held: entryInWords(sheet, edit.mine),
        stands: entryInWords(sheet, stands.values),
        standsVersion: stands.version,
        join: undefined,
      },
    ];
  });
}

/** What was taken back from one worksheet. */
export function takenBackView(sheet: OpenSheet, page: EntryKind): readonly ShownTakenBack[] {
  return sheet.withdrawn
    .filter((entry) => topKind(sheet.entries, entry) === page)
    .map((entry) => ({
      id: entry.id,
      version: entry.version,
      words: `${KIND_WORDS[entry.kind]}: ${nameOf(entry)}`,
      by: entry.writerName,
    }));
}
