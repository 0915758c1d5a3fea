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

/** What is kept of a case's exhibits beside their marks. */
export interface ExhibitTables {
  bates_range: BatesRangeTable;
}
