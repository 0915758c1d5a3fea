import type { CodeFact, CodeRefusal, CodeRequestState } from "#app/core/messages/code-request.ts";
import type { StateTone } from "./status-chip.tsx";

/** Where a request for a new code stands, in words. */
export const CODE_STATE_WORDS: Readonly<
  Record<CodeRequestState, { readonly words: string; readonly tone: StateTone }>
> = {
  open: { words: "To be looked at", tone: "open" },
  granted: { words: "Granted, the old code can stop it", tone: "open" },
  refused: { words: "Refused", tone: "idle" },
  stopped: { words: "Stopped with the old code", tone: "idle" },
  withdrawn: { words: "Granted, then withdrawn by the office", tone: "idle" },
  done: { words: "The new code opens the report", tone: "done" },
};

/** The lists of requests, by what waits for whom. */
export const CODE_LISTS = ["open", "granted", "over"] as const;

export type CodeList = (typeof CODE_LISTS)[number];

export const CODE_LIST_WORDS: Readonly<Record<CodeList, string>> = {
  open: "To be looked at, oldest first",
  granted: "Granted, waiting",
  over: "Over, newest first",
};

/** A page of a list as its address says it; what is left out or empty narrows nothing. */
export interface CodeListPage {
  readonly list: CodeList;
  /** Words that they say. */
  readonly words?: string | undefined;
  /** The language in which it was asked. */
  readonly language?: string | undefined;
  /** The request behind which the page begins. */
  readonly after?: string | undefined;
  /** Whether all on the page are chosen. */
  readonly all?: boolean | undefined;
}

/** The address of a page of a list. */
export function codeListHref({ list, all, ...narrowed }: CodeListPage): string {
  const query = new URLSearchParams({ list });
  for (const [name, value] of Object.entries(narrowed)) {
    if (value !== undefined && value !== "") query.set(name, value);
  }
  if (all === true) query.set("all", "yes");
  return `/desk/code-requests?${query.toString()}`;
}

/** Reads such an address; a list that there is none of is the first one. */
export function codeListPage(query: URLSearchParams): CodeListPage {
  const given = (name: string) => query.get(name)?.trim() ?? undefined;
  return {
    list: CODE_LISTS.find((one) => one === query.get("list")) ?? "open",
    ...{ words: given("words"), language: given("language"), after: given("after") },
    all: query.get("all") === "yes",
  };
}

/** What somebody says of a report whose code they lost. */
export const CODE_FACT_WORDS: Readonly<Record<CodeFact, string>> = {
  sent: "When they sent it",
  place: "Where it happened",
  happened: "What happened",
  words: "Words they used",
  files: "Their files",
  other: "What else only they can know",
};

/** Why a request is refused, as whoever refuses chooses it. Its asker reads it in plain words. */
export const CODE_REFUSAL_WORDS: Readonly<Record<CodeRefusal, string>> = {
  "not-sure": "What they say does not lead to one report for sure",
  "in-person": "We have to talk with them first: they are asked to call or come by",
};
