/** A ticket that let a form in. Its number is chance alone and leads to no draft, report or person. */
export interface SpentTicketTable {
  id: string;
  /** `report`, `follow-up`. */
  form: string;
  /** `work`, `wait`. */
  lane: string;
  spent_at: string;
  expires_at: string;
}

/** A wrong receipt code. */
export interface CodeFailureTable {
  locator: string;
  failed_at: string;
}

/** When the next turn is free of something that all processes share. */
export interface TurnClockTable {
  name: string;
  next_at: string;
}

/** Of which cluster of nearly equal texts a report is: its own id, or that of the first of them. */
export interface ReportLikenessTable {
  report_id: string;
  received_at: string;
  /** `core/triage/likeness`, under a secret of the office. */
  likeness: string;
  cluster: string;
  /** 1 where enough say the same to be shown as one row. */
  folded: number;
}

export interface ReportLikenessBandTable {
  band: string;
  received_at: string;
  report_id: string;
}

/** A report that is still to be compared with others. */
export interface CompareWantedTable {
  report_id: string;
  received_at: string;
}

/** That a report was called junk. A row is never removed: taking it back is written into it. */
export interface JunkLabelTable {
  report_id: string;
  labelled_at: string;
  labelled_by: string;
  status_before: string;
  lifted_at: string | null;
  lifted_by: string | null;
  /** When it was drawn to be looked at by a second person. */
  sampled_at: string | null;
  checked_at: string | null;
  checked_by: string | null;
}

export interface FloodTables {
  spent_ticket: SpentTicketTable;
  code_failure: CodeFailureTable;
  turn_clock: TurnClockTable;
  compare_wanted: CompareWantedTable;
  report_likeness: ReportLikenessTable;
  report_likeness_band: ReportLikenessBandTable;
  junk_label: JunkLabelTable;
}
