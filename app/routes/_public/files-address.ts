const NOTICE = "notice";
const NOT_REMOVED = "not-removed";
const OTHER_REPORT = "other-report";

/** The page of the report's files, as it was come to, with a notice or without the one it had. */
export function filesAddress(
  from: string,
  notice?: typeof NOT_REMOVED | typeof OTHER_REPORT,
): string {
  const search = withoutNotice(new URL(from).search);
  if (notice === undefined) return `/report/evidence${search}`;
  return `/report/evidence${search}${search === "" ? "?" : "&"}${NOTICE}=${notice}`;
}

/** A page's search without its notice, which is said once. */
export function withoutNotice(search: string): string {
  const kept = new URLSearchParams(search);
  kept.delete(NOTICE);
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
