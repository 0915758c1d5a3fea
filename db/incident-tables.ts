/** What several reports are about, as staff see it. Its words are encrypted under the office's key. */
export interface IncidentTable {
  id: string;
  /** Encrypted, as is `place`; empty where nothing was said. */
  title: string;
  place: string;
  /** When it was, as staff say it (`core/intake/incident-time.ts`), as JSON. */
  time: string;
  /** `open`, `closed`, `merged`. */
  state: string;
  /** The incident that its reports went to; null unless it was merged. */
  merged_into: string | null;
  made_by: string;
  made_at: string;
}

/** That a report was, or is, in an incident. Taking it out is written into the row; no row is ever removed. */
export interface IncidentReportTable {
  id: string;
  incident_id: string;
  report_id: string;
  added_at: string;
  added_by: string;
  /** `hand`, `suggestion`, `split`, `merge`, `undo` of any of these. */
  added_how: string;
  /** The suggestion that was confirmed, or the incident that it came from; null by hand. */
  added_from: string | null;
  /** Why, in the words of who did it, encrypted; empty where nothing was said. */
  added_why: string;
  removed_at: string | null;
  removed_by: string | null;
  /** `hand`, `split`, `merge`, `undo`; null while it is in. */
  removed_how: string | null;
  /** The incident that it went to; null where it went to none. */
  removed_to: string | null;
  removed_why: string;
}

/** What was done to an incident as a whole. Never changed. */
export interface IncidentActTable {
  incident_id: string;
  position: number;
  /** `made`, `changed`, `closed`, `opened`, `merged`, `unmerged`, `split`. */
  act: string;
  /** The other incident of a merge, its undoing, or a split; null for all else. */
  other_id: string | null;
  /** Title, place and time as they stood from then on, as JSON, encrypted. */
  said: string;
  by_id: string;
  at: string;
}

/** In how many reports something is that was said or sent; the token is veiled (`core/triage/incident-veil`). */
export interface IncidentTokenTable {
  token: number;
  reports: number;
}

/** What a report is filed under, veiled, so that others about the same event are found. */
export interface IncidentTraceTable {
  token: number;
  report_id: string;
}

/** That a report was looked at; `due` is 1 where more is known of it since. */
export interface IncidentTracedTable {
  report_id: string;
  due: number;
}

/** A report for which others about the same event are still to be looked for. */
export interface TraceWantedTable {
  report_id: string;
  received_at: string;
}

/** That two reports may be about one event. The id that sorts first stands in `report_id`. */
export interface IncidentSuggestionTable {
  id: string;
  report_id: string;
  other_id: string;
  points: number;
  /** `core/triage/incident-score.ts` as JSON, encrypted under the office's key. */
  reasons: string;
  /** `open`, `confirmed`, `rejected`, `settled`. */
  state: string;
  made_at: string;
  decided_by: string | null;
  decided_at: string | null;
}

/** Incidents, the reports in them, and their history. */
export interface IncidentTables {
  incident: IncidentTable;
  incident_report: IncidentReportTable;
  incident_act: IncidentActTable;
  incident_token: IncidentTokenTable;
  incident_trace: IncidentTraceTable;
  incident_traced: IncidentTracedTable;
  trace_wanted: TraceWantedTable;
  incident_suggestion: IncidentSuggestionTable;
}
