import { spellNear } from "#app/core/triage/near.ts";
import {
  queueKeyText,
  reversed,
  type QueueFilter,
  type QueueKey,
} from "#app/core/triage/queue-filter.ts";
import { spellSearch } from "#app/core/triage/search-query.ts";

/** A queue's filter as the query of an address, only what differs from showing everything. */
export function queueQuery(filter: QueueFilter, options: { readonly open?: string } = {}): string {
  const query = new URLSearchParams();
  const set = (name: string, value: string | null) => {
    if (value !== null && value !== "") query.set(name, value);
  };
  set("words", spellSearch(filter.words));
  set("place", spellSearch(filter.place));
  set("status", filter.status);
  set("category", filter.category);
  set("channel", filter.channel);
  set("language", filter.language);
  set("assignee", filter.assignee === "anyone" ? null : filter.assignee);
  set("messages", filter.unread ? "unread" : null);
  set("late", filter.late ? "yes" : null);
  set("agency", filter.agency);
  set("files", filter.files);
  set("flag", filter.flag);
  set("location", filter.location);
  set("near", filter.near === null ? null : spellNear(filter.near));
  set("alike", filter.alike ? "yes" : null);
  set("received-from", filter.received.from);
  set("received-until", filter.received.until);
  set("incident-from", filter.happened.from);
  set("incident-until", filter.happened.until);
  set("page", filter.page);
  set("incident", filter.incident);
  set("order", filter.order === "newest" ? null : filter.order);
  set("count", filter.exact ? "exact" : null);
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

/** Covering parts of a file for others, and what was covered. */
export function redactionsHref(reportId: string, itemId: string): string {
  return `${itemHref(reportId, itemId)}/redactions`;
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
  return { ...filter, order: reversed(filter.order), after: key };
}
