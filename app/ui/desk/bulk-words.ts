import type { BulkAct, BulkReason, BulkState } from "#app/core/triage/bulk.ts";
import { isReportStatus } from "#app/core/triage/status.ts";
import { STATUS_WORDS } from "./words.ts";

/** What became of a report. */
export const BULK_STATE_WORDS: Readonly<Record<BulkState, string>> = {
  waiting: "Waits for its turn",
  done: "Done",
  same: "Was so already",
  skipped: "Left as it is",
};

/** Why a report was left as it is. */
export const BULK_REASON_WORDS: Readonly<Record<BulkReason, string>> = {
  "not-allowed": "who asked may not do this with it",
  "changed-meanwhile": "somebody changed the same meanwhile",
  "in-case": "it is in a case, and its status follows from that",
  "cannot-take": "this person cannot take it",
  "in-another-incident": "it is in another incident",
  "incident-ended": "the incident has gone into another one",
  "suggestion-decides": "a suggestion brought it into its incident, and is taken back itself",
  failed: "it could not be done, and an operator was told",
};

/** What is done to all, such as `Status: Closed`. */
export function bulkActWords(act: BulkAct, targetName: string | undefined): string {
  switch (act.kind) {
    case "status":
      return `Status: ${isReportStatus(act.to) ? STATUS_WORDS[act.to] : "unknown"}`;
    case "assignee":
      return act.to === null ? "With nobody" : `With ${targetName ?? "somebody who left"}`;
    case "incident":
      return `Into the incident ${targetName ?? "that you may not know of"}`;
    case "undo":
      return "Taken back";
  }
}

/** A number of reports in words. */
export function reportsWords(count: number): string {
  return count === 1 ? "1 report" : `${count.toLocaleString("en-US")} reports`;
}

/** One act on many reports. */
export function bulkHref(id: string): string {
  return `/desk/bulk/${id}`;
}
