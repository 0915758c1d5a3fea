import type { ActId, NoteId } from "../ids.ts";

/** What of a report an act changed: where it stands, who has it, which incident it is in, or whether a note of it stands. */
export type ActAbout = "status" | "assignee" | "incident" | NoteId;

/** What a note that stands is, before or after an act; null is a note that is not written, or withdrawn. */
export const NOTE_STANDS = "stands";

export interface ActInHistory {
  readonly id: ActId;
  /** The act that it takes back: for an undo what was done, for a redo the undo; null for one that does something new. */
  readonly undoes: ActId | null;
}

/**
 * Of all acts about one thing of one report, oldest first: which can be taken back now (`undo`), and which taking back can itself be
 * taken back (`redo`). Only the last act that stands can be undone, so nobody's later act is lost by it; after an undo the one
 * before it stands again. Something new ends what could be redone.
 */
export function openActs(acts: readonly ActInHistory[]): {
  readonly undo: ActId | undefined;
  readonly redo: ActId | undefined;
} {
  const done: ActId[] = [];
  const undone: ActId[] = [];
  for (const { id, undoes } of acts) {
    if (undoes === null) {
      done.push(id);
      undone.length = 0;
    } else if (undoes === done.at(-1)) {
      done.pop();
      undone.push(id);
    } else if (undoes === undone.at(-1)) {
      undone.pop();
      done.push(id);
    }
  }
  return { undo: done.at(-1), redo: undone.at(-1) };
}
