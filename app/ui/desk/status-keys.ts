import { REPORT_STATUSES } from "#app/core/triage/status.ts";

/** The statuses that staff set, each with its key. "In a case" follows from a case and has none. */
export const STATUS_KEYS = REPORT_STATUSES.filter((status) => status !== "in-case").map(
  (status, index) => ({ status, key: String(index + 1) }),
);
