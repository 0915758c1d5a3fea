import { later, type Instant } from "../instant.ts";
import type { ReportStatus } from "./status.ts";

/** How an office counts days: in which zone, and within how many somebody decides about a report; both are its pack's. */
export interface OfficeDays {
  /** IANA. */
  readonly timeZone: string;
  /** Where the pack says nothing it is a week. */
  readonly targetDays?: number | undefined;
}

const USUAL_TARGET_DAYS = 7;

const DAY_MILLIS = 86_400_000;

/** Nobody has decided yet. Only such a report can be late. */
export const UNDECIDED: readonly ReportStatus[] = ["new", "in-review", "needs-information"];

/** Days within which somebody decides about a report. */
export function targetDaysOf({ targetDays }: Pick<OfficeDays, "targetDays">): number {
  return targetDays ?? USUAL_TARGET_DAYS;
}

/** What was received before this, and is undecided, is past so many days. */
export function lateBefore(now: Instant, targetDays: number): Instant {
  return later(now, -targetDays * DAY_MILLIS);
}

/** Whether a report is past so many days now. */
export function isLate(
  report: { readonly status: ReportStatus; readonly receivedAt: Instant },
  now: Instant,
  targetDays: number,
): boolean {
  return UNDECIDED.includes(report.status) && report.receivedAt < lateBefore(now, targetDays);
}
