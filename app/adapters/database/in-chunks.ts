/** Rows of one statement: with the widest table's columns below what either database takes as parameters. */
const ROWS_AT_ONCE = 500;

/** Rows in portions that one statement can write. */
export function* inChunks<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) yield rows.slice(at, at + ROWS_AT_ONCE);
}
