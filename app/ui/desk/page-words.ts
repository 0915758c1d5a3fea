import type {
  IncidentPageState,
  PageActKind,
  PageQuestionKind,
} from "#app/core/intake/incident-page.ts";
import type { PageProblemCode } from "#app/core/intake/incident-page-form.ts";
import { en } from "../text/en/index.ts";

/** Where a page of a named event stands. */
export const PAGE_STATE_WORDS: Readonly<Record<IncidentPageState, string>> = {
  draft: "Not opened",
  open: "Open",
  closed: "Closed",
};

/** What was done to one. */
export const PAGE_ACT_WORDS: Readonly<Record<PageActKind, string>> = {
  made: "Made",
  changed: "Changed",
  opened: "Opened to the public",
  closed: "Closed",
};

export const QUESTION_KIND_WORDS: Readonly<Record<PageQuestionKind, string>> = {
  "short-text": "Answered in words",
  choice: "One of several answers",
  "yes-no": "Yes, no, do not know",
};

type OwnCode =
  | Exclude<PageProblemCode, keyof typeof en.errors.problems>
  | "slug-not-spelled"
  | "slug-tells"
  | "slug-taken";

const OWN: Readonly<Record<OwnCode, string>> = {
  "title-needed": "Write a title.",
  "words-needed": "Say what the page is about.",
  "closed-words-needed": "Write what the page says once it is closed.",
  "too-long": "That is too long.",
  "question-needed": "Write the question, or choose “No question”.",
  "choices-needed": "Write 2 to 8 answers to choose from, one a line.",
  "choices-not-as-many":
    "Write as many answers as there are in English, one a line, in the same order.",
  "asks-status":
    "This asks about immigration status or names one. A page must never do that. Ask in other words.",
  "slug-not-spelled": "Use 2 to 40 small letters, digits and hyphens, such as spring-2026.",
  "slug-tells":
    "This address tells what its reader looked at. It stays in the history of their phone: choose one that says nothing.",
  "slug-taken": "Another event has this address. An address is never used twice.",
};

/** What is wrong with a field of a page's form. */
export function pageProblemWords(code: PageProblemCode | OwnCode): string {
  return Object.hasOwn(OWN, code)
    ? OWN[code as OwnCode]
    : en.errors.problems[code as keyof typeof en.errors.problems];
}
