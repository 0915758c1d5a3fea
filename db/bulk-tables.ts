/** One act on many reports, asked for once and done by a job. Never changed but for its end. */
export interface BulkActTable {
  id: string;
  /** `status`, `assignee`, `incident`, `undo`. */
  kind: string;
  /** The status, the person's or the incident's id, or the act that it takes back; null for nobody. */
  target: string | null;
  /** Why, in the words of who asked, encrypted under the office's key; empty for taking one back. */
  comment: string;
  asked_by: string;
  asked_at: string;
  reports: number;
  finished_at: string | null;
}

/** A report of such an act, and what became of it. */
export interface BulkReportTable {
  bulk_id: string;
  position: number;
  report_id: string;
  /** Which state of status or assignee the report had when it was asked for; 0 where that does not matter. */
  seen: number;
  /** The act that is taken back; null where something new is done. */
  undoes: string | null;
  /** `waiting`, `done`, `same`, `skipped`. */
  state: string;
  /** Why it was left as it is (`core/triage/bulk.ts`). */
  why: string | null;
  /** What was done, of which the report's own page tells too. */
  act_id: string | null;
}

export interface BulkTables {
  bulk_act: BulkActTable;
  bulk_report: BulkReportTable;
}
