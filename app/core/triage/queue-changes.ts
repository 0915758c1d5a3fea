import type { EventType } from "../custody/event.ts";

/** Records that change what the queue shows of a report, about it or about a file of it. Looking at one changes nothing. */
export const CHANGING_EVENTS: readonly EventType[] = [
  "report.received",
  "report.assigned",
  "report.triaged",
  "report.annotated",
  "report.linked",
  "report.unlinked",
  "report.note_withdrawn",
  "report.note_brought_back",
  "report.file_added",
  "report.correction_asked",
  "report.withdrawn",
  "report.withdrawal_taken_back",
  "report.request_settled",
  "message.written",
  "link.preserved",
  "link.not_preserved",
  "item.received",
  "item.fixity_failed",
  "item.disposed",
];
