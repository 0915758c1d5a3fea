import type { EntryFacts, EntryProblem, EntryProblemCode } from "#app/core/intake/entry.ts";
import type { Problem as CodedProblem } from "#app/core/intake/problem.ts";
import type { Problem } from "../../form/problem.ts";
import { sayProblems } from "../../form/say-problems.ts";
import { en } from "../../text/en/index.ts";
import { CHANNEL_WORDS } from "../words.ts";

const PROBLEM_WORDS: Readonly<Record<EntryProblemCode, string>> = {
  "choose-channel": "Say how it came to the office.",
  "came-when": "Say on which day it came to the office.",
  "event-not-there": "No page of an event has this address: choose one from the list.",
  "choose-words": "Say whose words the story is in.",
};

export const WHOSE_WORDS_LABELS = {
  verbatim: "The reporter’s own, word for word",
  summarised: "Summarised by the office",
} as const;

/** What is to be put right, in the desk's words where the public form has none. */
export function sayEntryProblems(problems: readonly EntryProblem[]): readonly Problem[] {
  return problems.flatMap(({ field, code }) =>
    isOwn(code)
      ? [{ field, message: PROBLEM_WORDS[code] }]
      : sayProblems([{ field, code } satisfies CodedProblem], en),
  );
}

function isOwn(code: EntryProblem["code"]): code is EntryProblemCode {
  return Object.hasOwn(PROBLEM_WORDS, code);
}

/** How a report came that the office typed in, under what each thing is called. */
export function entryFacts(
  facts: EntryFacts,
  enteredBy: string,
): readonly { readonly term: string; readonly value: string }[] {
  const interpreter = facts.interpreterWho === "" ? "Yes" : `Yes: ${facts.interpreterWho}`;
  return [
    { term: "Came by", value: CHANNEL_WORDS[facts.channel] },
    {
      term: "Came to the office",
      value: [facts.cameDay, facts.cameTime ?? ""].filter((part) => part !== "").join(" "),
    },
    { term: "Dated", value: facts.dated ?? "bears no day" },
    { term: "Typed in by", value: enteredBy },
    { term: "Taken down by", value: facts.takenBy === "" ? enteredBy : facts.takenBy },
    { term: "Language", value: facts.spoken },
    { term: "Interpreter", value: facts.interpreter ? interpreter : "No" },
    { term: "Words", value: WHOSE_WORDS_LABELS[facts.words] },
    {
      term: "Notices",
      value: facts.told ? "Read out, or on the paper" : "Not said to be read out",
    },
  ];
}
