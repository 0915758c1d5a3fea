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
