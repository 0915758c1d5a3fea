import { VIEW_VERBS } from "../views/verbs.ts";
import { exportQueue } from "./export-queue.ts";
import { indexReports } from "./index-reports.ts";
import { listQueue } from "./list-queue.ts";
import { readQueueChanges, readQueueMark } from "./queue-changes.ts";

/** What is done with the queue and its views, by verb; a part of what `bind.ts` binds. */
export const QUEUE_VERBS = {
  ...VIEW_VERBS,
  exportQueue,
  indexReports,
  listQueue,
  readQueueChanges,
  readQueueMark,
} as const;
