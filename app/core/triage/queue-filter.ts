import { isIdOf, type IncidentPageId } from "../ids.ts";
import { parseInstant } from "../instant.ts";
import { isCategory, type Category } from "../intake/category.ts";
import { isReportChannel, type ReportChannel } from "../intake/channel.ts";
import { searchText } from "./search-text.ts";
import { isReportStatus, type ReportStatus } from "./status.ts";

/** What the queue shows and in which order. Every part of it lives in the URL. */
export interface QueueFilter {
  readonly order: "newest" | "oldest";
  readonly status: ReportStatus | null;
  readonly category: Category | null;
  /** The door that it came through. */
  readonly channel: ReportChannel | null;
  /** Words that must all occur in the report, spelled as `searchText` spells it. */
  readonly words: readonly string[];
  readonly assignee: "anyone" | "mine" | "nobody";
  /** Only reports with a message or a request of the reporter that nobody of the office has seen. */
  readonly unread: boolean;
  /** Only reports that were begun on this page of a named event. */
  readonly page: IncidentPageId | null;
  /** Reports that say nearly the same one by one, not the first for all; no address asks for it, lists that leave none out do. */
  readonly unfolded?: boolean | undefined;
  /** The row to go on after, as `<received_at>~<id>`: pages go by key, so arrivals never shift a page. */
  readonly after: QueueKey | null;
}

export interface QueueKey {
  readonly receivedAt: string;
  readonly id: string;
}

const MOST_WORDS = 8;
const LONGEST_WORD = 100;

/** Reads a queue URL's parameters. Unknown values fall back to showing more, never less. */
export function parseQueueFilter(parameters: URLSearchParams): QueueFilter {
  const status = parameters.get("status");
  const category = parameters.get("category");
  const channel = parameters.get("channel");
  const assignee = parameters.get("assignee");
  const page = parameters.get("page");
  return {
    order: parameters.get("order") === "oldest" ? "oldest" : "newest",
    status: isReportStatus(status) ? status : null,
    category: isCategory(category) ? category : null,
    channel: isReportChannel(channel) ? channel : null,
    words: searchText(parameters.get("words") ?? "")
      .split(/[\s\p{Cc}]+/u)
      .filter((word) => word !== "" && word.length <= LONGEST_WORD)
      .slice(0, MOST_WORDS),
    assignee: assignee === "mine" || assignee === "nobody" ? assignee : "anyone",
    unread: parameters.get("messages") === "unread",
    page: isIdOf("inp", page) ? page : null,
    after: parseQueueKey(parameters.get("after") ?? ""),
  };
}

/** Spells a row's key for a URL. */
export function queueKeyText(key: QueueKey): string {
  return `${key.receivedAt}~${key.id}`;
}

function parseQueueKey(text: string): QueueKey | null {
  const [first = "", id, ...rest] = text.split("~");
  const receivedAt = parseInstant(first);
  if (receivedAt === undefined || !isIdOf("rpt", id) || rest.length > 0) return null;
  return { receivedAt, id };
}
