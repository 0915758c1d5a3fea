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
  given_at: string;
}

/** What is said of files, and told of them. */
export interface FileTables {
  first_look: FirstLookTable;
  file_statement: FileStatementTable;
}
