import type { QueueFilter, QueueOrder } from "#app/core/triage/queue-filter.ts";
import { TARGET_DAYS } from "#app/core/triage/target.ts";

// The desk's words for what the queue can be filtered and ordered by. English only, as all of the desk.

export const UNREAD = "News from reporters";
export const LATE = `Undecided after ${String(TARGET_DAYS)} days`;
export const ALIKE = "Says nearly the same as others";

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
