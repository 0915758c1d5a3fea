import type { IncidentPageId } from "../ids.ts";
import type { Instant } from "../instant.ts";
import type { PackQuestion, QuestionChoice } from "../office/office-pack.ts";
import type { GivenAnswer } from "../office/questions.ts";
import { wordsIn, type Words } from "../office/words.ts";
import type { IncidentTime } from "./incident-time.ts";

/** Where a page of a named event stands: nobody outside sees a draft; a closed one says that it is closed. */
export type IncidentPageState = "draft" | "open" | "closed";

export const PAGE_QUESTION_KINDS = ["short-text", "choice", "yes-no"] as const;
export type PageQuestionKind = (typeof PAGE_QUESTION_KINDS)[number];

/** A question of one page. None has to be answered. */
export interface PageQuestion {
  readonly id: string;
  readonly kind: PageQuestionKind;
  readonly wording: Words;
  /** Of `choice` only. */
  readonly choices: readonly QuestionChoice[];
}

/** What a page of a named event says, in one version. Place and time are what the office knows; nobody said them of themselves. */
export interface IncidentPage {
  readonly title: Words;
  /** What the page is about, in neutral words. */
  readonly words: Words;
  /** What it says when it takes no more reports. */
  readonly closedWords: Words;
  /** As people there call it: the same in every language. Empty where the page offers none. */
  readonly place: string;
  readonly time: IncidentTime;
  readonly questions: readonly PageQuestion[];
  /** Languages other than English whose words here a translator has checked. */
  readonly reviewed: readonly string[];
}

/** A page of a named event: where it stands, and which of its versions the public is shown. */
export interface KeptPage {
  readonly id: IncidentPageId;
  readonly slug: string;
  readonly state: IncidentPageState;
  /** The newest, counted from 1. */
  readonly version: number;
  /** Null before the page was opened. */
  readonly shownVersion: number | null;
  readonly madeAt: Instant;
}

export interface PageVersion {
  readonly version: number;
  readonly content: IncidentPage;
  /** Of its canonical text. */
  readonly sha256: string;
}

export type PageActKind = "made" | "changed" | "opened" | "closed";

export interface PageAct {
  readonly act: PageActKind;
  readonly version: number;
  readonly byName: string;
  readonly at: Instant;
}

/** Most questions that one page asks. */
export const MOST_PAGE_QUESTIONS = 4;

/** That a report was begun on a page: which version, what it offered, and the answers to its questions as they were asked. */
export interface PageOrigin {
  readonly page: IncidentPageId;
  readonly version: number;
  /** SHA-256 of that version's canonical text, in hex. */
  readonly sha256: string;
  readonly slug: string;
  /** As its reader read it. */
  readonly title: string;
  readonly place: string;
  readonly time: IncidentTime;
  readonly questions: readonly PageQuestion[];
  readonly given: readonly GivenAnswer[];
}

/** That a report names a page, in the version that was shown, as whoever reads `language` (BCP 47) reads it; nothing of it is answered yet. */
export function originOn(
  page: Pick<KeptPage, "id" | "slug">,
  shown: PageVersion,
  language: string,
): PageOrigin {
  const { title, place, time, questions } = shown.content;
  return {
    ...{ page: page.id, version: shown.version, sha256: shown.sha256, slug: page.slug },
    title: wordsIn(title, language).text,
    ...{ place, time, questions, given: [] },
  };
}

/** Begins the ids of a page's questions among a report's answers; no pack can spell one so. */
const OF_PAGE = "page.";

/** Class of retention of what a page asks: that of the report itself. */
const RETENTION = "report";

/** A page's questions as the form asks them: the office's packs are asked in the same way. */
export function askedOnPage(questions: readonly PageQuestion[]): readonly PackQuestion[] {
  return questions.map(({ id, kind, wording, choices }) => ({
    ...{ id: `${OF_PAGE}${id}`, kind, wording, choices },
    ...{ hint: null, choicesFrom: null, when: null, required: false },
    ...{ visibility: "desk", retention: RETENTION },
  }));
}

/** Whether an answer is to a question of a page, rather than of the pack. */
export function isOfPage({ question }: Pick<GivenAnswer, "question">): boolean {
  return question.startsWith(OF_PAGE);
}

/** Whether a page offers a place or a time to take over. */
export function offersAnything({ place, time }: Pick<IncidentPage, "place" | "time">): boolean {
  return place !== "" || time.from !== null;
}

/** Whether a report's place, and its time, are letter for letter those that its page offered. */
export function takenOver(
  offered: Pick<IncidentPage, "place" | "time">,
  said: Pick<IncidentPage, "place" | "time">,
): { readonly place: boolean; readonly time: boolean } {
  const { from, fromTime, until, untilTime, about } = said.time;
  return {
    place: offered.place !== "" && offered.place === said.place,
    time:
      from !== null &&
      offered.time.from === from &&
      offered.time.fromTime === fromTime &&
      offered.time.until === until &&
      offered.time.untilTime === untilTime &&
      offered.time.about === about,
  };
}

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])$/;

/** Parts of an address that would tell whoever looks at somebody's phone what they read there. */
const TELLING =
  /(?:^|-)(?:ice|cbp|dhs|raids?|agents?|officers?|police|federal|immigra\w*|deport\w*|migra|reports?|witness\w*|evidence|crimes?|shootings?|misconduct|abuse)(?:-|$)/;

/** What is wrong with the last part of a page's address; undefined when nothing is. */
export function problemOfSlug(slug: string): "slug-not-spelled" | "slug-tells" | undefined {
  if (!SLUG.test(slug)) return "slug-not-spelled";
  return TELLING.test(slug) ? "slug-tells" : undefined;
}

/** True for a text that could be the last part of a page's address. */
export function isSlug(text: unknown): text is string {
  return typeof text === "string" && SLUG.test(text);
}
