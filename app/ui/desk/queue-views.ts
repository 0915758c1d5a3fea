import { parseQueueFilter, type QueueFilter } from "#app/core/triage/queue-filter.ts";
import { REPORT_STATUSES } from "#app/core/triage/status.ts";
import type { View } from "./panes.tsx";
import { LATE, UNREAD } from "./queue-words.ts";
import { queueHref } from "./queue-url.ts";
import { STATUS_WORDS } from "./words.ts";

/** Everything, newest first. */
export const WHOLE_QUEUE: QueueFilter = parseQueueFilter(new URLSearchParams());

/** The views that triage begins with, each an address. */
export function queueViews(filter: QueueFilter): readonly View[] {
  const views: readonly { readonly label: string; readonly filter: Partial<QueueFilter> }[] = [
    { label: "All reports", filter: {} },
    { label: "New", filter: { status: "new" } },
    { label: "Oldest new", filter: { status: "new", order: "oldest" } },
    { label: LATE, filter: { late: true, order: "oldest" } },
    { label: "With me", filter: { assignee: "mine" } },
    { label: "With nobody", filter: { assignee: "nobody" } },
    { label: UNREAD, filter: { unread: true } },
    ...REPORT_STATUSES.filter((status) => status !== "new").map((status) => ({
      label: STATUS_WORDS[status],
      filter: { status },
    })),
  ];
  const here = queueHref({ ...filter, after: null, exact: false });
  return views.map(({ label, filter: part }) => {
    const href = queueHref({ ...WHOLE_QUEUE, ...part });
    return { label, href, current: href === here };
  });
}

/** How many reports a queue holds, in words. */
export function countWords({
  count,
  more,
}: {
  readonly count: number;
  readonly more: boolean;
}): string {
  if (more) return `more than ${count.toLocaleString("en-US")} reports`;
  return count === 1 ? "1 report" : `${count.toLocaleString("en-US")} reports`;
}
