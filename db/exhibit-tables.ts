/** Bates numbers that an item was given in a case. Rows are never changed and never taken away. */
export interface BatesRangeTable {
  case_id: string;
  item_id: string;
  prefix: string;
  /** Both inclusive, counted from 1 over the whole case. */
  first: number;
  last: number;
  given_at: string;
}

/** One version of what is said about how a file can come into evidence in a case. */
export interface FoundationSheetTable {
  case_id: string;
  item_id: string;
  /** Counted from 1; the highest one holds. */
  version: number;
  /** The answers as JSON, encrypted under the item's key. */
  sheet: string;
  written_by: string;
  written_at: string;
}

/** Which file of an exhibit was chosen to go to an audience. Rows are never changed; the highest version holds. */
export interface FileChoiceTable {
  case_id: string;
  item_id: string;
  audience: string;
  version: number;
  /** Null for the original. */
  redaction_id: string | null;
  /** Number of the last redaction that there was. */
  known: number;
  chosen_by: string;
  chosen_at: string;
}

/** What is kept of a case's exhibits beside their marks. */
export interface ExhibitTables {
  bates_range: BatesRangeTable;
  file_choice: FileChoiceTable;
  foundation_sheet: FoundationSheetTable;
}
