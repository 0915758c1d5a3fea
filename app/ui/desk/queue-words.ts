import type { QueueFilter, QueueOrder } from "#app/core/triage/queue-filter.ts";

// The desk's words for what the queue can be filtered and ordered by. English only, as all of the desk.

export const UNREAD = "News from reporters";
export const LATE = "Undecided past the target";
export const ALIKE = "Says nearly the same as others";

/** The same with the office's number of days. */
export function lateWords(targetDays: number): string {
  return targetDays === 1 ? "Undecided after a day" : `Undecided after ${targetDays} days`;
}

export const IN_NO_INCIDENT = "In no incident";

export const ORDER_WORDS: Readonly<Record<QueueOrder, string>> = {
  newest: "Newest first",
  oldest: "Oldest first",
  "incident-newest": "Latest incident first",
  "incident-oldest": "Earliest incident first",
};

export const FILE_WORDS: Readonly<Record<NonNullable<QueueFilter["files"]>, string>> = {
  photo: "Has a photo",
  video: "Has a video",
  any: "Has files",
  none: "Has no files",
  arriving: "Files still arriving",
};

export const FLAG_WORDS: Readonly<Record<NonNullable<QueueFilter["flag"]>, string>> = {
  withdrawn: "Withdrawn by the reporter",
  correction: "Correction asked",
  links: "Links to preserve",
  officer: "From a local officer",
  "status-words": "May state an immigration status",
};

export const LOCATION_WORDS: Readonly<Record<NonNullable<QueueFilter["location"]>, string>> = {
  given: "Has a point on the map",
  none: "No point on the map",
};
