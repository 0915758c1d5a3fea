const NOTICE = "notice";
const AGAIN = "again";
const NOT_REMOVED = "not-removed";
const OTHER_REPORT = "other-report";
/** What the address of a page of files says where somebody came for a file that the open report does not have. */
export const NO_SUCH_FILE = "no-such-file";

/** The page of the report's files, as it was come to, with a notice or without the one it had; `again` files were sent that it had already. */
export function filesAddress(
  from: string,
  notice?: typeof NOT_REMOVED | typeof OTHER_REPORT | typeof NO_SUCH_FILE,
  again = 0,
): string {
  const said = new URLSearchParams(withoutNotice(new URL(from).search));
  if (notice !== undefined) said.set(NOTICE, notice);
  if (again > 0) said.set(AGAIN, String(again));
  return said.size === 0 ? "/report/evidence" : `/report/evidence?${said.toString()}`;
}

/** How many files were sent that the report had already, as the page's address says it. */
export function againIn(search: string): number {
  return Number(/^\d{1,3}$/.exec(new URLSearchParams(search).get(AGAIN) ?? "")?.[0] ?? 0);
}

/** A page's search without its notice, which is said once. */
export function withoutNotice(search: string): string {
  const kept = new URLSearchParams(search);
  kept.delete(NOTICE);
  kept.delete(AGAIN);
  return kept.size === 0 ? "" : `?${kept.toString()}`;
}

/** Whether a file that was to be removed was not found. */
export function saysNotRemoved(search: string): boolean {
  return new URLSearchParams(search).get(NOTICE) === NOT_REMOVED;
}

/** Whether what was to be removed was not, because its form came from the page of another report. */
export function saysOtherReport(search: string): boolean {
  return new URLSearchParams(search).get(NOTICE) === OTHER_REPORT;
}
