/** What the sender of a file was told of it right after it came. No row: nobody looked yet. */
export interface FirstLookTable {
  item_id: string;
  /** What was found and what not, as JSON (`core/claims/first-look.ts`), encrypted. */
  seen: string;
  looked_at: string;
}

/** What a reporter says of one file. Never changed: what they say later is another one. */
export interface FileStatementTable {
  id: string;
  item_id: string;
  /** Encrypted, as are `time` and `shows`; empty where they did not say. */
  place: string;
  time: string;
  shows: string;
  /** Who made the file and what became of it (`core/intake/file-origin.ts`) as JSON, encrypted; null where they did not say. */
  origin: string | null;
  given_at: string;
}

/** Files of older examiners examined once more, all of them. */
export interface ExaminingAgainTable {
  id: string;
  /** The examiner that does it, as the examinations name it. */
  examiner: string;
  asked_by: string;
  asked_at: string;
  files: number;
  examined: number;
  failed: number;
  /** The last file that was gone through; the empty text before the first. */
  after_item: string;
  finished_at: string | null;
}

/** Where or when a file was made, as staff worked it out. Never changed but by a review or by being taken back. */
export interface PlacementTable {
  id: string;
  item_id: string;
  /** `place` or `time`. */
  kind: string;
  /** Method and values as JSON (`core/claims/placement.ts`), encrypted, as are `basis` and `review_note`. */
  placed: string;
  basis: string;
  set_by: string;
  set_at: string;
  reviewed_by: string | null;
  reviewed_at: string | null;
  /** 1 or 0. */
  agreed: number | null;
  review_note: string | null;
  withdrawn_at: string | null;
}

/** What is said of files, told of them, and found once more. */
export interface FileTables {
  examining_again: ExaminingAgainTable;
  first_look: FirstLookTable;
  file_statement: FileStatementTable;
  placement: PlacementTable;
}
