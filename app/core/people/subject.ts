import type { PersonId } from "../ids.ts";
import type { Instant } from "../instant.ts";

/** A report or case opened by somebody outside whose reach it lies, for a time. */
export interface OpenedGlass {
  readonly personId: PersonId;
  readonly until: Instant;
}

/** One report or case, with what decides who may have to do with it. What hangs on it (a file, a bundle) goes by it. */
export interface RecordSubject {
  readonly kind: "record";
  /** Its own team; for a report also those of the cases it is in. An empty name is nobody's team. */
  readonly teams: readonly string[];
  readonly assigneeIds: readonly PersonId[];
  /** Members of the case; for a report, of the cases it is in. */
  readonly memberIds: readonly PersonId[];
  /** Whom a conflict of interest keeps away, from it or from what it is bound to. */
  readonly walledIds: readonly PersonId[];
  readonly opened: readonly OpenedGlass[];
  /** The partner agency that handed it in, or to which it is addressed. */
  readonly agencies: readonly string[];
}

/**
 * What an ability would be used on. `office` is the thing as a whole (a list, a new case): with an extent of `assigned` it is
 * allowed and the answer's scope says that only what is the person's may be shown.
 */
export type Subject = { readonly kind: "office" } | RecordSubject;

/** The whole office as a subject. */
export const OFFICE: Subject = { kind: "office" };

/** A record that nobody has anything to do with, but for what is named. */
export function recordSubject(facts: Partial<Omit<RecordSubject, "kind">>): RecordSubject {
  return {
    kind: "record",
    teams: [],
    assigneeIds: [],
    memberIds: [],
    walledIds: [],
    opened: [],
    agencies: [],
    ...facts,
  };
}
