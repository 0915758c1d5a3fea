import { CATEGORIES } from "#app/core/intake/category.ts";
import { REPORT_CHANNELS } from "#app/core/intake/channel.ts";
import { LANGUAGE_TAGS, LANGUAGES } from "#app/core/intake/languages.ts";
import { spellNear } from "#app/core/triage/near.ts";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import { spellSearch } from "#app/core/triage/search-query.ts";
import { REPORT_STATUSES } from "#app/core/triage/status.ts";
import type { FilterBarProps, FilterChoice, FilterText } from "./filter-bar.tsx";
import { activeFilters, type QueueNames } from "./queue-chips.ts";
import { queueHref } from "./queue-url.ts";
import { WHOLE_QUEUE } from "./queue-views.ts";
import {
  ALIKE,
  FILE_WORDS,
  FLAG_WORDS,
  IN_NO_INCIDENT,
  lateWords,
  LOCATION_WORDS,
  ORDER_WORDS,
  UNREAD,
} from "./queue-words.ts";
import { CATEGORY_WORDS, CHANNEL_WORDS, STATUS_WORDS } from "./words.ts";

/** The queue's filters as the bar shows them, with what differs from office to office. */
export function queueFilters(
  filter: QueueFilter,
  names: QueueNames,
): Omit<FilterBarProps, "count"> {
  return {
    action: "/desk/queue",
    search: {
      name: "words",
      label: "Words",
      value: spellSearch(filter.words),
      hint: 'Words, "words in order", this OR that, -without, begin*',
    },
    filters: [
      any("status", "Status", filter.status, pairs(REPORT_STATUSES, STATUS_WORDS)),
      any("category", "Concern", filter.category, pairs(CATEGORIES, CATEGORY_WORDS)),
      choice("assignee", "With", filter.assignee, [
        ["anyone", "Anybody"],
        ["mine", "Me"],
        ["nobody", "Nobody"],
        ...names.people.map(({ id, name }) => [id, name] as const),
      ]),
      any("messages", "Messages", filter.unread ? "unread" : null, [["unread", UNREAD]]),
      choice("order", "Order", filter.order, Object.entries(ORDER_WORDS)),
    ],
    more: {
      label: "More filters",
      open: usesMore(filter),
      filters: moreChoices(filter, names),
      texts: moreTexts(filter),
    },
    active: activeFilters({ ...filter, after: null }, names),
    clearHref: queueHref({ ...WHOLE_QUEUE, order: filter.order }),
  };
}

function moreChoices(filter: QueueFilter, names: QueueNames): FilterChoice[] {
  const { pages, agencies, incident } = names;
  const yes = (isOn: boolean) => (isOn ? "yes" : null);
  return [
    any("late", "Age", yes(filter.late), [["yes", lateWords(names.targetDays)]]),
    any("files", "Files", filter.files, Object.entries(FILE_WORDS)),
    any("flag", "Marked", filter.flag, Object.entries(FLAG_WORDS)),
    any(
      "language",
      "Language",
      filter.language,
      LANGUAGE_TAGS.map((tag) => [tag, LANGUAGES[tag].name] as const),
    ),
    any("channel", "Came by", filter.channel, pairs(REPORT_CHANNELS, CHANNEL_WORDS)),
    any(
      "agency",
      "Agency",
      filter.agency,
      agencies.map(({ id, name }) => [id, name] as const),
    ),
    ...(pages.length === 0
      ? []
      : [
          any(
            "page",
            "Event",
            filter.page,
            pages.map(({ id, title }) => [id, title] as const),
          ),
        ]),
    // The one that is looked at; another one is come to from its own page.
    any("incident", "Incident", filter.incident, [
      ["none", IN_NO_INCIDENT],
      ...(filter.incident === null || filter.incident === "none"
        ? []
        : [[filter.incident, incident?.title ?? "Another incident"] as const]),
    ]),
    any("location", "Point", filter.location, Object.entries(LOCATION_WORDS)),
    any("alike", "Alike", yes(filter.alike), [["yes", ALIKE]]),
  ];
}

function moreTexts({ place, near, received, happened }: QueueFilter): FilterText[] {
  const day = (name: string, label: string, value: string | null): FilterText => ({
    ...{ name, label, type: "date", value: value ?? "" },
  });
  return [
    { name: "place", label: "Words of the place", type: "search", value: spellSearch(place) },
    {
      ...{ name: "near", label: "Near: latitude, longitude, km", type: "search" },
      value: near === null ? "" : spellNear(near),
    },
    day("received-from", "Received from", received.from),
    day("received-until", "Received until", received.until),
    day("incident-from", "Happened from", happened.from),
    day("incident-until", "Happened until", happened.until),
  ];
}

/** Whether a filter is in force that stands under "More filters". */
function usesMore(filter: QueueFilter): boolean {
  const { status, category, assignee, unread, order, words } = filter;
  const plain = { ...WHOLE_QUEUE, status, category, assignee, unread, order, words };
  return queueHref({ ...filter, after: null, exact: false }) !== queueHref(plain);
}

function pairs<Key extends string>(
  keys: readonly Key[],
  words: Readonly<Partial<Record<Key, string>>>,
): readonly (readonly [string, string])[] {
  return keys.map((key) => [key, words[key] ?? key] as const);
}

/** A choice that may also be open. */
function any(
  name: string,
  label: string,
  value: string | null,
  choices: readonly (readonly [string, string])[],
): FilterChoice {
  return choice(name, label, value ?? "", [["", "Any"], ...choices]);
}

/** What is in force stays among the choices, also where the office does not offer it any more. */
function choice(
  name: string,
  label: string,
  value: string,
  choices: readonly (readonly [string, string])[],
): FilterChoice {
  const isKnown = choices.some(([key]) => key === value);
  const offered = isKnown ? choices : [...choices, [value, value] as const];
  return {
    name,
    label,
    value,
    choices: offered.map(([key, words]) => ({ value: key, label: words })),
  };
}
