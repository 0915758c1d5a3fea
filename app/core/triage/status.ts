/** Where a report stands in the desk's work. */
export const REPORT_STATUSES = [
  "new",
  "in-review",
  "needs-information",
  "in-case",
  "closed",
  "junk",
] as const;

export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** True for one of the stored statuses. */
export function isReportStatus(text: unknown): text is ReportStatus {
  return (REPORT_STATUSES as readonly unknown[]).includes(text);
}
