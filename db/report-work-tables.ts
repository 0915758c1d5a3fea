// The tables of what the office does with a report beside its words; `schema.ts` says how to read them.

/** One version of the office's own words about a report. Never changed. */
export interface ReportTextTable {
  report_id: string;
  /** `summary` or `translation`. */
  part: string;
  /** Counted from 1. */
  version: number;
  /** Encrypted under the report's key; empty where the words were taken away. */
  text: string;
  /** The program that made it, as its author names it; empty for a person's own work. */
  made_with: string;
  author_id: string;
  written_at: string;
}

/** A change that was not made, because somebody had changed the same before. */
export interface HeldEditTable {
  id: string;
  report_id: string;
  /** `core/triage/edited-part.ts`. */
  part: string;
  /** Which link or task; empty where a report has one of it. */
  part_id: string;
  /** The version that its author saw, and the one that stood. */
  seen: number;
  stands: number;
  /** What its author sent, as JSON, encrypted under the report's key. */
  mine: string;
  /** What stood then, likewise. */
  stood: string;
  author_id: string;
  held_at: string;
  /** What a person chose: `mine`, `theirs`, `joined`, or `again` where it was held once more; null before. */
  kept: string | null;
  settled_by: string | null;
  settled_at: string | null;
}

/** Who has a report open. Gone a minute after they were last heard of. */
export interface ReportPresenceTable {
  report_id: string;
  person_id: string;
  seen_at: string;
  /** `core/triage/presence.ts`. */
  doing: string;
}

/** What is to be done about a report. */
export interface ReportTaskTable {
  id: string;
  report_id: string;
  /** Encrypted under the report's key. */
  text: string;
  assignee_id: string | null;
  /** A day of the office, `YYYY-MM-DD`. */
  due_day: string | null;
  /** `core/triage/task.ts`. */
  state: string;
  /** How often it changed. */
  version: number;
  made_by: string;
  made_at: string;
  changed_by: string | null;
  changed_at: string | null;
}

/** Whom a note names and tells. */
export interface NoteMentionTable {
  note_id: string;
  person_id: string;
  report_id: string;
  at: string;
  /** When they said that they read it. */
  seen_at: string | null;
}

export interface ReportWorkTables {
  report_task: ReportTaskTable;
  note_mention: NoteMentionTable;
  report_presence: ReportPresenceTable;
  report_text: ReportTextTable;
  held_edit: HeldEditTable;
}
