import { asksStatus } from "../office/question-problems.ts";
import { asksForStatus } from "../triage/status-questions.ts";
import { statusWords } from "../triage/status-words.ts";
import type { QuestionChoice } from "../office/office-pack.ts";
import type { Words } from "../office/words.ts";
import {
  MOST_PAGE_QUESTIONS,
  PAGE_QUESTION_KINDS,
  type IncidentPage,
  type PageQuestion,
} from "./incident-page.ts";
import { parseIncidentTime } from "./incident-time.ts";
import { isBlank, lines, oneLine } from "./typed-text.ts";
import type { FormFields, ProblemCode } from "./problem.ts";

export type PageProblemCode =
  | ProblemCode
  | "title-needed"
  | "words-needed"
  | "closed-words-needed"
  | "too-long"
  | "question-needed"
  | "choices-needed"
  | "choices-not-as-many"
  | "asks-status";

/** One thing that whoever edits a page must change. */
export interface PageProblem {
  readonly field: string;
  readonly code: PageProblemCode;
}

export type ParsedPage =
  | { readonly ok: true; readonly value: IncidentPage }
  | { readonly ok: false; readonly problems: readonly PageProblem[] };

const LIMITS = { title: 120, words: 2_000, "closed-words": 1_000, place: 300 } as const;
const QUESTION_LIMIT = 300;
const CHOICE_LIMIT = 100;
const MOST_CHOICES = 8;
/** Pages are made for events to come too; the witness's own form refuses a day to come. */
const ANY_DAY = "9998-12-31";

/**
 * Reads the English of a page with its place, time and questions. What another language says of a text whose English changed is dropped: it would
 * say something else. `before` is the version that was edited; none for a new page.
 */
export function parsePageForm(fields: FormFields, before: IncidentPage | undefined): ParsedPage {
  const problems: PageProblem[] = [];
  const title = wordsOf(fields, "title", "title-needed", problems);
  const words = wordsOf(fields, "words", "words-needed", problems);
  const closedWords = wordsOf(fields, "closed-words", "closed-words-needed", problems);
  const place = oneLine(fields["place"] ?? "");
  if (place.length > LIMITS.place) problems.push({ field: "place", code: "too-long" });
  const time = parseIncidentTime(fields, ANY_DAY);
  if (!time.ok) problems.push(...time.problems);
  const questions = numbers().flatMap((n) => questionOf(fields, n, before, problems));
  if (problems.length > 0 || !time.ok) return { ok: false, problems };
  return {
    ok: true,
    value: {
      title: withEnglish(before?.title, title),
      words: withEnglish(before?.words, words),
      closedWords: withEnglish(before?.closedWords, closedWords),
      ...{ place, time: time.value, questions, reviewed: before?.reviewed ?? [] },
    },
  };
}

/** Reads what another language says of a page. A text left empty is shown in English there. */
export function parsePageTranslation(
  fields: FormFields,
  language: string,
  before: IncidentPage,
): ParsedPage {
  const problems: PageProblem[] = [];
  const said = (name: keyof typeof LIMITS, english: Words) => {
    const text = lines(fields[name] ?? "");
    if (text.length > LIMITS[name]) problems.push({ field: name, code: "too-long" });
    if (asks(text)) problems.push({ field: name, code: "asks-status" });
    return withLanguage(english, language, text);
  };
  const questions = before.questions.map((question) =>
    translatedQuestion(fields, question, language, problems),
  );
  const reviewed = before.reviewed.filter((one) => one !== language);
  const value: IncidentPage = {
    ...before,
    title: said("title", before.title),
    words: said("words", before.words),
    closedWords: said("closed-words", before.closedWords),
    questions,
    reviewed: fields["reviewed"] === "on" ? [...reviewed, language].sort() : reviewed,
  };
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value };
}

/** The numbers of the questions that a page can have. */
export function numbers(): readonly number[] {
  return Array.from({ length: MOST_PAGE_QUESTIONS }, (_, at) => at + 1);
}

function wordsOf(
  fields: FormFields,
  name: "title" | "words" | "closed-words",
  needed: PageProblemCode,
  problems: PageProblem[],
): string {
  const text = name === "title" ? oneLine(fields[name] ?? "") : lines(fields[name] ?? "");
  if (isBlank(text)) problems.push({ field: name, code: needed });
  if (text.length > LIMITS[name]) problems.push({ field: name, code: "too-long" });
  if (asks(text)) problems.push({ field: name, code: "asks-status" });
  return text;
}

function questionOf(
  fields: FormFields,
  n: number,
  before: IncidentPage | undefined,
  problems: PageProblem[],
): readonly PageQuestion[] {
  const id = `q${n}`;
  const kind = PAGE_QUESTION_KINDS.find((one) => one === fields[`${id}-kind`]);
  const wording = oneLine(fields[`${id}-wording`] ?? "");
  if (kind === undefined) return [];
  const field = `${id}-wording`;
  if (isBlank(wording)) problems.push({ field, code: "question-needed" });
  if (wording.length > QUESTION_LIMIT) problems.push({ field, code: "too-long" });
  const labels = kind === "choice" ? labelsOf(fields[`${id}-choices`]) : [];
  if (kind === "choice" && (labels.length < 2 || labels.length > MOST_CHOICES)) {
    problems.push({ field: `${id}-choices`, code: "choices-needed" });
  }
  if (labels.some((label) => label.length > CHOICE_LIMIT)) {
    problems.push({ field: `${id}-choices`, code: "too-long" });
  }
  const old = before?.questions.find((question) => question.id === id);
  const question: PageQuestion = {
    ...{ id, kind, wording: withEnglish(old?.wording, wording) },
    choices: labels.map((label, at): QuestionChoice => {
      const was = old?.choices.find((choice) => choice.label.en === label);
      return { id: `c${at + 1}`, label: withEnglish(was?.label, label) };
    }),
  };
  if (asksInQuestion(question)) problems.push({ field, code: "asks-status" });
  return [question];
}

function translatedQuestion(
  fields: FormFields,
  question: PageQuestion,
  language: string,
  problems: PageProblem[],
): PageQuestion {
  const { id, choices } = question;
  const field = `${id}-wording`;
  const text = oneLine(fields[field] ?? "");
  if (text.length > QUESTION_LIMIT) problems.push({ field, code: "too-long" });
  const labels = labelsOf(fields[`${id}-choices`]);
  if (labels.length > 0 && labels.length !== choices.length) {
    problems.push({ field: `${id}-choices`, code: "choices-not-as-many" });
  }
  if (labels.some((label) => label.length > CHOICE_LIMIT)) {
    problems.push({ field: `${id}-choices`, code: "too-long" });
  }
  const translated = {
    ...question,
    wording: withLanguage(question.wording, language, text),
    choices: choices.map((choice, at) => ({
      ...choice,
      label: withLanguage(choice.label, language, labels[at] ?? ""),
    })),
  };
  if (asksInQuestion(translated)) problems.push({ field, code: "asks-status" });
  return translated;
}

/** In whatever language: a page must not be able to ask who may live here. */
function asksInQuestion(question: PageQuestion): boolean {
  const texts = [question.wording, ...question.choices.map(({ label }) => label)];
  return asksStatus({ ...question, hint: null }) || texts.flatMap(Object.values).some(asks);
}

function asks(text: string): boolean {
  return asksForStatus(text) || statusWords([text]).length > 0;
}

/** One choice a line. */
function labelsOf(text: string | undefined): readonly string[] {
  return lines(text ?? "")
    .split("\n")
    .map((line) => oneLine(line))
    .filter((line) => !isBlank(line));
}

function withEnglish(before: Words | undefined, english: string): Words {
  return before?.en === english ? before : { en: english };
}

function withLanguage(words: Words, language: string, text: string): Words {
  const others = Object.entries(words).filter(([one]) => one !== language && one !== "en");
  return {
    ...Object.fromEntries(others),
    en: words.en,
    ...(isBlank(text) ? {} : { [language]: text }),
  };
}
