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

/** The address of a list, or of its page behind a request. */
export function codeListHref(list: CodeList, after?: string): string {
  const query = new URLSearchParams({ list, ...(after === undefined ? {} : { after }) });
  return `/desk/code-requests?${query.toString()}`;
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
