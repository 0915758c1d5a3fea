import { parseQueueFilter, type QueueFilter } from "#app/core/triage/queue-filter.ts";

/** The queue that a report was opened from, by the `list` of its address or of a form on its page; without one, the whole queue. */
export function listFilter(list: string | null | undefined): QueueFilter {
  return parseQueueFilter(new URLSearchParams(list ?? ""));
}
