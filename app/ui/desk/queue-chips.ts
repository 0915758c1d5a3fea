import { LANGUAGES } from "#app/core/intake/languages.ts";
import { isAlways, type Days } from "#app/core/triage/days.ts";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import { spellGroup, type SearchQuery } from "#app/core/triage/search-query.ts";
import type { FilterBarProps } from "./filter-bar.tsx";
import { queueHref } from "./queue-url.ts";
import {
  ALIKE,
  FILE_WORDS,
  FLAG_WORDS,
  IN_NO_INCIDENT,
  lateWords,
  LOCATION_WORDS,
  UNREAD,
} from "./queue-words.ts";
import { categoryWords, CHANNEL_WORDS, STATUS_WORDS } from "./words.ts";

/** By what names the office calls what reports can be filtered by. */
export interface QueueNames {
  readonly pages: readonly { readonly id: string; readonly title: string }[];
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** Days within which somebody decides. */
  readonly targetDays: number;
  /** The incident that is asked for; undefined where its reader may not know of it. */
  readonly incident?: { readonly id: string; readonly title: string } | undefined;
}

/** Every filter that is in force, each with the address that takes it off. */
export function activeFilters(
  filter: QueueFilter,
  names: QueueNames,
): NonNullable<FilterBarProps["active"]> {
  const active: { label: string; removeHref: string }[] = [];
  const add = (label: string | null | undefined, without: Partial<QueueFilter>) => {
    if (label == null) return;
    active.push({ label, removeHref: queueHref({ ...filter, ...without, exact: false }) });
  };
  const addWords = (
    query: SearchQuery,
    part: "words" | "place",
    label: (words: string) => string,
  ) => {
    for (const group of query) {
      add(label(spellGroup(group)), { [part]: query.filter((other) => other !== group) });
    }
  };
  addWords(filter.words, "words", (words) => `“${words}”`);
  addWords(filter.place, "place", (words) => `Place: “${words}”`);
  add(filter.status && STATUS_WORDS[filter.status], { status: null });
  add(filter.category && categoryWords(filter.category), { category: null });
  add(filter.channel && CHANNEL_WORDS[filter.channel], { channel: null });
  add(filter.language && LANGUAGES[filter.language].name, { language: null });
  add(withWords(filter, names), { assignee: "anyone" });
  add(filter.unread ? UNREAD : null, { unread: false });
  add(filter.late ? lateWords(names.targetDays) : null, { late: false });
  add(filter.files && FILE_WORDS[filter.files], { files: null });
  add(filter.flag && FLAG_WORDS[filter.flag], { flag: null });
  add(filter.location && LOCATION_WORDS[filter.location], { location: null });
  add(filter.alike ? ALIKE : null, { alike: false });
  if (filter.near !== null) {
    const { latitude, longitude, kilometres } = filter.near;
    add(`Within ${String(kilometres)} km of ${String(latitude)}, ${String(longitude)}`, {
      near: null,
    });
  }
  const always = { from: null, until: null };
  add(daysWords("Received", filter.received), { received: always });
  add(daysWords("Happened", filter.happened), { happened: always });
  if (filter.agency !== null) {
    const name = names.agencies.find(({ id }) => id === filter.agency)?.name;
    add(name ?? `Agency: ${filter.agency}`, { agency: null });
  }
  if (filter.page !== null) {
    const title = names.pages.find(({ id }) => id === filter.page)?.title;
    add(title === undefined ? "Another event" : `Event: ${title}`, { page: null });
  }
  add(incidentLabel(filter, names), { incident: null });
  return active;
}

function incidentLabel({ incident }: QueueFilter, names: QueueNames): string | null {
  if (incident === null) return null;
  if (incident === "none") return IN_NO_INCIDENT;
  const { title } = names.incident ?? {};
  return title === undefined ? "Another incident" : `Incident: ${title}`;
}

function withWords({ assignee }: QueueFilter, { people }: QueueNames): string | null {
  switch (assignee) {
    case "anyone":
      return null;
    case "mine":
      return "With me";
    case "nobody":
      return "With nobody";
    default:
      return `With ${people.find(({ id }) => id === assignee)?.name ?? "somebody else"}`;
  }
}

function daysWords(what: string, days: Days): string | null {
  if (isAlways(days)) return null;
  const { from, until } = days;
  if (from === until) return `${what} on ${String(from)}`;
  if (from === null) return `${what} until ${String(until)}`;
  return until === null ? `${what} from ${from}` : `${what} from ${from} until ${until}`;
}
