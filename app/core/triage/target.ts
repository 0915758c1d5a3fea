import { later, type Instant } from "../instant.ts";
import type { ReportStatus } from "./status.ts";

/** Days within which somebody decides about a report. */
export const TARGET_DAYS = 7;

const DAY_MILLIS = 86_400_000;

/** Nobody has decided yet. Only such a report can be late. */
export const UNDECIDED: readonly ReportStatus[] = ["new", "in-review", "needs-information"];

/** What was received before this, and is undecided, is past the target. */
export function lateBefore(now: Instant): Instant {
  return later(now, -TARGET_DAYS * DAY_MILLIS);
}

/** Whether a report is past the target now. */
export function isLate(
  report: { readonly status: ReportStatus; readonly receivedAt: Instant },
  now: Instant,
): boolean {
  return UNDECIDED.includes(report.status) && report.receivedAt < lateBefore(now);
}
