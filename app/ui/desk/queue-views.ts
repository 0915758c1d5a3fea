import { CATEGORIES } from "#app/core/intake/category.ts";
import { REPORT_CHANNELS } from "#app/core/intake/channel.ts";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import { REPORT_STATUSES } from "#app/core/triage/status.ts";
import type { FilterBarProps, FilterChoice } from "./filter-bar.tsx";
import type { View } from "./panes.tsx";
import { queueHref } from "./queue-url.ts";
import { CATEGORY_WORDS, categoryWords, CHANNEL_WORDS, STATUS_WORDS } from "./words.ts";

/** Everything, newest first. */
export const WHOLE_QUEUE: QueueFilter = {
  order: "newest",
  status: null,
  category: null,
  channel: null,
  words: [],
  assignee: "anyone",
  unread: false,
  page: null,
  after: null,
};

const ASSIGNEES = { anyone: "Anybody", mine: "Me", nobody: "Nobody" } as const;
const UNREAD = "News from reporters";
const ORDERS = { newest: "Newest first", oldest: "Oldest first" } as const;

/** The views that triage begins with, each an address. */
export function queueViews(filter: QueueFilter): readonly View[] {
  const views: readonly { readonly label: string; readonly filter: Partial<QueueFilter> }[] = [
    { label: "All reports", filter: {} },
    { label: "New", filter: { status: "new" } },
    { label: "Oldest new", filter: { status: "new", order: "oldest" } },
    { label: "With me", filter: { assignee: "mine" } },
    { label: "With nobody", filter: { assignee: "nobody" } },
    { label: UNREAD, filter: { unread: true } },
    ...REPORT_STATUSES.filter((status) => status !== "new").map((status) => ({
      label: STATUS_WORDS[status],
      filter: { status },
    })),
  ];
  const here = queueHref({ ...filter, after: null });
  return views.map(({ label, filter: part }) => {
    const href = queueHref({ ...WHOLE_QUEUE, ...part });
    return { label, href, current: href === here };
  });
}

/** The queue's filters as the bar shows them; `pages` of named events where the office has some. */
export function queueFilters(
  filter: QueueFilter,
  pages: readonly { readonly id: string; readonly title: string }[],
): Omit<FilterBarProps, "count"> {
  return {
    action: "/desk/queue",
    search: { name: "words", label: "Words", value: filter.words.join(" ") },
    filters: [
      choice("status", "Status", filter.status ?? "", [
        ["", "Any"],
        ...REPORT_STATUSES.map((status) => [status, STATUS_WORDS[status]] as const),
      ]),
      choice("category", "Concern", filter.category ?? "", [
        ["", "Any"],
        ...CATEGORIES.map((category) => [category, CATEGORY_WORDS[category]] as const),
      ]),
      choice("channel", "Came by", filter.channel ?? "", [
        ["", "Any"],
        ...REPORT_CHANNELS.map((channel) => [channel, CHANNEL_WORDS[channel]] as const),
      ]),
      choice("assignee", "With", filter.assignee, Object.entries(ASSIGNEES)),
      choice("messages", "Messages", filter.unread ? "unread" : "", [
        ["", "Any"],
        ["unread", UNREAD],
      ]),
      ...(pages.length === 0
        ? []
        : [
            choice("page", "Event", filter.page ?? "", [
              ["", "Any"],
              ...pages.map(({ id, title }) => [id, title] as const),
            ]),
          ]),
      choice("order", "Order", filter.order, Object.entries(ORDERS)),
    ],
    active: activeFilters({ ...filter, after: null }, pages),
    clearHref: queueHref({ ...WHOLE_QUEUE, order: filter.order }),
  };
}

function choice(
  name: string,
  label: string,
  value: string,
  choices: readonly (readonly [string, string])[],
): FilterChoice {
  return {
    name,
    label,
    value,
    choices: choices.map(([key, words]) => ({ value: key, label: words })),
  };
}

function activeFilters(
  filter: QueueFilter,
  pages: Parameters<typeof queueFilters>[1],
): NonNullable<FilterBarProps["active"]> {
  const active: { label: string; removeHref: string }[] = [];
  const add = (label: string, without: Partial<QueueFilter>) => {
    active.push({ label, removeHref: queueHref({ ...filter, ...without }) });
  };
  for (const word of filter.words) {
    add(`“${word}”`, { words: filter.words.filter((other) => other !== word) });
  }
  if (filter.status !== null) add(STATUS_WORDS[filter.status], { status: null });
  if (filter.category !== null) add(categoryWords(filter.category), { category: null });
  if (filter.channel !== null) add(CHANNEL_WORDS[filter.channel], { channel: null });
  if (filter.assignee !== "anyone")
    add(`With ${ASSIGNEES[filter.assignee].toLowerCase()}`, { assignee: "anyone" });
  if (filter.unread) add(UNREAD, { unread: false });
  if (filter.page !== null) {
    const title = pages.find(({ id }) => id === filter.page)?.title;
    add(title === undefined ? "Another event" : `Event: ${title}`, { page: null });
  }
  return active;
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
