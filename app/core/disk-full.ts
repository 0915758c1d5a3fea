/** Codes of the system, of SQLite and of PostgreSQL for a disk that takes no more. */
const FULL_CODES = ["ENOSPC", "EDQUOT", "SQLITE_FULL", "53100"];

/**
 * True when a write was refused because the disk is full: nothing is lost, and the same may work later. A full disk that only a
 * flush tells of is not meant: it leaves storage suspect.
 */
export function isDiskFull(error: unknown): boolean {
  const code: unknown =
    typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  if (typeof code === "string" && FULL_CODES.includes(code)) return true;
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  return code !== "storage-suspect" && cause !== undefined && isDiskFull(cause);
}
