import type { ReportAnswerTable, ReportTagTable } from "./pack-tables.ts";

/** An officer or a vehicle as a reporter saw it, encrypted under the report's key. Never changed. */
export interface ReportSightingTable {
  id: string;
  report_id: string;
  position: number;
  /** `core/intake/sightings.ts` as JSON, encrypted. */
  said: string;
}

/** What stands beside a reporter's story, encrypted under the report's key. Never changed. */
export interface ReportBesideTable {
  report_id: string;
  /** `core/intake/your-part.ts` as JSON, encrypted. */
  said: string;
}

/** What a person of the office noted about a report. */
export interface ReportNoteTable {
  id: string;
  report_id: string;
  author_id: string;
  text: string;
  written_at: string;
}

/** What a report says beside its story, what it was tagged with, and what was noted about it. */
export interface ReportTables {
  report_note: ReportNoteTable;
  report_answer: ReportAnswerTable;
  report_tag: ReportTagTable;
  report_sighting: ReportSightingTable;
  report_beside: ReportBesideTable;
}
