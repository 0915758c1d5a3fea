import { queueKeyText, type QueueFilter, type QueueKey } from "#app/core/triage/queue-filter.ts";

/** A queue's filter as the query of an address, only what differs from showing everything. */
export function queueQuery(filter: QueueFilter, options: { readonly open?: string } = {}): string {
  const query = new URLSearchParams();
  if (filter.words.length > 0) query.set("words", filter.words.join(" "));
  if (filter.status !== null) query.set("status", filter.status);
  if (filter.category !== null) query.set("category", filter.category);
  if (filter.channel !== null) query.set("channel", filter.channel);
  if (filter.assignee !== "anyone") query.set("assignee", filter.assignee);
  if (filter.unread) query.set("messages", "unread");
  if (filter.page !== null) query.set("page", filter.page);
  if (filter.order !== "newest") query.set("order", filter.order);
  if (filter.after !== null) query.set("after", queueKeyText(filter.after));
  if (options.open !== undefined) query.set("open", options.open);
  return query.toString();
}

/** The queue with this filter; with a report open in the preview when one is named. */
export function queueHref(filter: QueueFilter, options: { readonly open?: string } = {}): string {
  const query = queueQuery(filter, options);
  return query === "" ? "/desk/queue" : `/desk/queue?${query}`;
}

/** Where the queue's script asks what changed in it since a place in the log. */
export function changesHref(filter: QueueFilter, since: number): string {
  const query = new URLSearchParams(queueQuery({ ...filter, after: null }));
  query.set("since", String(since));
  return `/desk/queue/changes?${query.toString()}`;
}

/** A report's page, which remembers from which queue it was opened: "back" and "next" follow that queue. */
export function reportHref(reportId: string, filter?: QueueFilter): string {
  const list = filter === undefined ? "" : queueQuery(filter);
  return list === ""
    ? `/desk/reports/${reportId}`
    : `/desk/reports/${reportId}?list=${encodeURIComponent(list)}`;
}

/** Reports that say nearly the same, one by one. */
export function alikeHref(cluster: string): string {
  return `/desk/alike/${cluster}`;
}

/** What several reports are about. */
export function incidentHref(incidentId: string): string {
  return `/desk/incidents/${incidentId}`;
}

/** One file of a report, as large as it fits. */
export function itemHref(reportId: string, itemId: string): string {
  return `/desk/reports/${reportId}/items/${itemId}`;
}

/** Every field that was read in a file. */
export function fieldsHref(reportId: string, itemId: string): string {
  return `${itemHref(reportId, itemId)}/fields`;
}

/** What staff worked out about when and where a file was made. */
export function placingHref(reportId: string, itemId: string): string {
  return `${itemHref(reportId, itemId)}/placing`;
}

/** A report's places on the office's street map; with a file, to point at where it was made. */
export function streetMapHref(reportId: string, itemId?: string): string {
  const page = `/desk/reports/${reportId}/street-map`;
  return itemId === undefined ? page : `${page}?for=${itemId}`;
}

/** Two files beside each other. */
export function compareHref(one: string, other: string): string {
  return `/desk/compare?one=${one}&other=${other}`;
}

/** The same queue in the other order, going on after a row: what comes before that row. */
export function backwards(filter: QueueFilter, key: QueueKey): QueueFilter {
  return { ...filter, order: filter.order === "newest" ? "oldest" : "newest", after: key };
}
