import { parseIncidentTime, type IncidentTime } from "../intake/incident-time.ts";
import type { FormFields, Parsed, Problem } from "../intake/problem.ts";
import { isBlank, oneLine } from "../intake/typed-text.ts";
import type { IncidentId, IncidentMemberId, PersonId, ReportId } from "../ids.ts";
import type { Instant } from "../instant.ts";

/** Worked on, finished, or its reports are in another one now. */
export type IncidentState = "open" | "closed" | "merged";

/** What staff say of an incident. Statements of the office: no report's words, and no file's claims. */
export interface IncidentFacts {
  readonly title: string;
  readonly place: string;
  readonly time: IncidentTime;
}

/** What several reports are about. */
export interface Incident extends IncidentFacts {
  readonly id: IncidentId;
  readonly state: IncidentState;
  /** Where its reports went when it was merged; null for any other. */
  readonly mergedInto: IncidentId | null;
  readonly madeAt: Instant;
}

/** An incident in a list, with how many of its reports its reader may know of. */
export interface ListedIncident extends Incident {
  readonly reports: number;
}

/** One page of the list, newest first: what is behind `after`. */
export interface IncidentListPage {
  readonly after: { readonly madeAt: string; readonly id: string } | null;
  readonly limit: number;
}

/** How a report came into an incident, and how it left one. */
export type AddedHow = "hand" | "suggestion" | "split" | "merge" | "undo";
export type RemovedHow = "hand" | "split" | "merge" | "undo";

/** That a report was, or is, in an incident. */
export interface Membership {
  readonly id: IncidentMemberId;
  readonly incidentId: IncidentId;
  readonly reportId: ReportId;
  readonly added: {
    readonly at: Instant;
    readonly by: PersonId;
    readonly how: AddedHow;
    /** The suggestion that was confirmed, or the incident that it came from. */
    readonly from: string | null;
    /** In the words of who did it; empty where they said nothing. */
    readonly why: string;
  };
  /** Null while it is in. */
  readonly removed: {
    readonly at: Instant;
    readonly by: PersonId;
    readonly how: RemovedHow;
    readonly to: IncidentId | null;
    readonly why: string;
  } | null;
}

export type IncidentActKind =
  "made" | "changed" | "closed" | "opened" | "merged" | "unmerged" | "split";

/** What was done to an incident as a whole, with what it was called from then on. */
export interface IncidentAct {
  readonly act: IncidentActKind;
  readonly other: IncidentId | null;
  readonly said: IncidentFacts;
  readonly byName: string;
  readonly at: Instant;
}

export const TITLE_LIMIT = 120;
const PLACE_LIMIT = 300;
export const WHY_LIMIT = 500;

/**
 * Reads `title`, `place` and the fields of `parseIncidentTime`. A title is needed; place and time may be open. `today` is the
 * office's local day.
 */
export function parseIncidentForm(fields: FormFields, today: string): Parsed<IncidentFacts> {
  const problems: Problem[] = [];
  const line = (name: string, limit: number): string => {
    const text = oneLine(fields[name] ?? "");
    if (text.length > limit) problems.push({ field: name, code: "answer-too-long" });
    return isBlank(text) ? "" : text;
  };
  const title = line("title", TITLE_LIMIT);
  const place = line("place", PLACE_LIMIT);
  if (title === "") problems.push({ field: "title", code: "answer-needed" });
  const time = parseIncidentTime(fields, today);
  if (!time.ok) problems.push(...time.problems);
  if (!time.ok || problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { title, place, time: time.value } };
}

/** A reason as somebody typed it: one line, cut to what is kept. */
export function whyOf(text: string | undefined): string {
  const line = oneLine(text ?? "");
  return isBlank(line) ? "" : line.slice(0, WHY_LIMIT);
}
