import { isIdOf, type IncidentId, type IncidentPageId, type PersonId } from "../ids.ts";
import { parseInstant } from "../instant.ts";
import { isCategory, type Category } from "../intake/category.ts";
import { isReportChannel, type ReportChannel } from "../intake/channel.ts";
import { LANGUAGE_TAGS, type LanguageTag } from "../intake/languages.ts";
import { readDays, type Days } from "./days.ts";
import { parseNear, type Near } from "./near.ts";
import { parseSearch, type SearchQuery } from "./search-query.ts";
import { isReportStatus, type ReportStatus } from "./status.ts";

/** By when they were received, or by the day that the reporter names. */
export const QUEUE_ORDERS = ["newest", "oldest", "incident-newest", "incident-oldest"] as const;
export const FILE_FILTERS = ["photo", "video", "any", "none", "arriving"] as const;
export const OPEN_FLAG_FILTERS = ["withdrawn", "correction", "links", "officer"] as const;
/** The last one, words that may state somebody's immigration status (`status-words.ts`), is for the desk's own eyes: never for a file or a program. */
export const FLAG_FILTERS = [...OPEN_FLAG_FILTERS, "status-words"] as const;
export const LOCATION_FILTERS = ["given", "none"] as const;

export type QueueOrder = (typeof QUEUE_ORDERS)[number];

/** What the queue shows and in which order. Every part of it lives in the URL. */
export interface QueueFilter {
  readonly order: QueueOrder;
  readonly status: ReportStatus | null;
  readonly category: Category | null;
  /** The door that it came through. */
  readonly channel: ReportChannel | null;
  /** The language of its form. */
  readonly language: LanguageTag | null;
  /** What must occur in the report's words, its messages and notes. */
  readonly words: SearchQuery;
  /** What must occur in the words about the place. */
  readonly place: SearchQuery;
  readonly assignee: "anyone" | "mine" | "nobody" | PersonId;
  /** Only reports with a message or a request of the reporter that nobody of the office has seen. */
  readonly unread: boolean;
  /** Only undecided reports that are past the target (`target.ts`). */
  readonly late: boolean;
  /** Only reports whose reporter chose this agency of the office's pack. */
  readonly agency: string | null;
  readonly files: (typeof FILE_FILTERS)[number] | null;
  readonly flag: (typeof FLAG_FILTERS)[number] | null;
  /** Whether the reporter gave a point. */
  readonly location: (typeof LOCATION_FILTERS)[number] | null;
  readonly near: Near | null;
  /** Only reports that say nearly the same as others. */
  readonly alike: boolean;
  /** Days of the office on which they came, both included. */
  readonly received: Days;
  /** Days at the place, as the reporters say them: what may have happened on one of them. */
  readonly happened: Days;
  /** Only reports that were begun on this page of a named event. */
  readonly page: IncidentPageId | null;
  /** Only reports that the office put into this incident, or into none. */
  readonly incident: IncidentId | "none" | null;
  /** Reports that say nearly the same one by one, not the first for all; no address asks for it, lists that leave none out do. */
  readonly unfolded?: boolean | undefined;
  /** Counted to the end instead of to 1,000. */
  readonly exact: boolean;
  /** The row to go on after, as `<key>~<id>`: pages go by key, so arrivals never shift a page. */
  readonly after: QueueKey | null;
}

/** A row's place in an order: when it was received, or the first day of its incident, empty where none was said. */
export interface QueueKey {
  readonly value: string;
  readonly id: string;
}

/** Reads a queue URL's parameters. Unknown values fall back to showing more, never less. */
export function parseQueueFilter(parameters: URLSearchParams): QueueFilter {
  const text = (name: string) => parameters.get(name) ?? "";
  const one = <Value extends string>(name: string, known: readonly Value[]): Value | null =>
    known.find((value) => value === parameters.get(name)) ?? null;
  const status = parameters.get("status");
  const category = parameters.get("category");
  const channel = parameters.get("channel");
  const assignee = parameters.get("assignee");
  const page = parameters.get("page");
  const incident = parameters.get("incident");
  const order = one("order", QUEUE_ORDERS) ?? "newest";
  return {
    order,
    status: isReportStatus(status) ? status : null,
    category: isCategory(category) ? category : null,
    channel: isReportChannel(channel) ? channel : null,
    language: one("language", LANGUAGE_TAGS),
    words: parseSearch(text("words")),
    place: parseSearch(text("place")),
    assignee:
      assignee === "mine" || assignee === "nobody" || isIdOf("usr", assignee) ? assignee : "anyone",
    unread: parameters.get("messages") === "unread",
    late: parameters.get("late") === "yes",
    agency: /^[a-z0-9][a-z0-9-]{0,59}$/.test(text("agency")) ? text("agency") : null,
    files: one("files", FILE_FILTERS),
    flag: one("flag", FLAG_FILTERS),
    location: one("location", LOCATION_FILTERS),
    near: parseNear(text("near")),
    alike: parameters.get("alike") === "yes",
    received: readDays(text("received-from"), text("received-until")),
    happened: readDays(text("incident-from"), text("incident-until")),
    page: isIdOf("inp", page) ? page : null,
    incident: incident === "none" || isIdOf("inc", incident) ? incident : null,
    exact: parameters.get("count") === "exact",
    after: parseQueueKey(order, text("after")),
  };
}

/** Spells a row's key for a URL. */
export function queueKeyText(key: QueueKey): string {
  return `${key.value}~${key.id}`;
}

/** A row's key in an order. */
export function queueKeyOf(
  order: QueueOrder,
  row: {
    readonly id: string;
    readonly receivedAt: string;
    readonly time: { readonly from: string | null };
  },
): QueueKey {
  return { value: isByIncident(order) ? (row.time.from ?? "") : row.receivedAt, id: row.id };
}

export function isByIncident(order: QueueOrder): boolean {
  return order === "incident-newest" || order === "incident-oldest";
}

/** The same order read from its other end. */
export function reversed(order: QueueOrder): QueueOrder {
  return REVERSED[order];
}

const REVERSED: Readonly<Record<QueueOrder, QueueOrder>> = {
  newest: "oldest",
  oldest: "newest",
  "incident-newest": "incident-oldest",
  "incident-oldest": "incident-newest",
};

/** Whether an order begins with what is latest. */
export function isLatestFirst(order: QueueOrder): boolean {
  return order === "newest" || order === "incident-newest";
}

function parseQueueKey(order: QueueOrder, text: string): QueueKey | null {
  const [value = "", id, ...rest] = text.split("~");
  if (!isIdOf("rpt", id) || rest.length > 0) return null;
  const isDay = value === "" || readDays(value, "").from !== null;
  const isKey = parseInstant(value) !== undefined || (isByIncident(order) && isDay);
  return isKey ? { value, id } : null;
}
