import type { FormFields, Parsed, Problem } from "../intake/problem.ts";
import { isBlank, lines, oneLine } from "../intake/typed-text.ts";
import type { AnswerVisibility, OfficePack, PackQuestion, QuestionChoice } from "./office-pack.ts";
import { wordsIn } from "./words.ts";
import { YES_NO } from "./yes-no.ts";

/** Longest answer in one line, and in several. */
const SHORT_LIMIT = 300;
const LONG_LIMIT = 5_000;

/** A question as it was asked and what was answered: the words are kept, so that no later pack changes them. */
export interface GivenAnswer {
  readonly question: string;
  /** The question's words and their language, as the reporter read them. */
  readonly wording: string;
  readonly language: string;
  /** Ids of what was chosen; empty for an answer in words. */
  readonly chosen: readonly string[];
  /** The chosen labels as they were shown, or what the reporter wrote. */
  readonly answer: readonly string[];
  readonly visibility: AnswerVisibility;
  readonly retention: string;
}

/** The questions in which a reporter chooses among the pack's agencies, by their ids. */
export function agencyQuestionsOf({
  questions,
}: Pick<OfficePack, "questions">): ReadonlySet<string> {
  return new Set(
    questions.filter(({ choicesFrom }) => choicesFrom === "agencies").map(({ id }) => id),
  );
}

/** What may be chosen; empty for questions answered in words. */
export function choicesOf(
  pack: Pick<OfficePack, "agencies">,
  question: PackQuestion,
): readonly QuestionChoice[] {
  if (question.kind === "yes-no") return YES_NO;
  if (question.choicesFrom === "agencies") {
    return pack.agencies.map(({ id, name }) => ({ id, label: name }));
  }
  return question.choices;
}

/** The questions of a category that everybody is asked, in order. */
export function firstQuestions(pack: OfficePack, category: string): readonly PackQuestion[] {
  return questionsOf(pack, category).filter(({ when }) => when === null);
}

/** The questions that follow from answers already given, in order. */
export function laterQuestions(
  pack: OfficePack,
  category: string,
  given: readonly GivenAnswer[],
): readonly PackQuestion[] {
  return questionsOf(pack, category).filter(
    ({ when }) =>
      when !== null &&
      given.some(
        ({ question, chosen }) =>
          question === when.question && chosen.some((id) => when.answers.includes(id)),
      ),
  );
}

function questionsOf(pack: OfficePack, category: string): readonly PackQuestion[] {
  const asked = pack.categories.find(({ id }) => id === category)?.questions ?? [];
  return asked.flatMap((id) => pack.questions.find((question) => question.id === id) ?? []);
}

/** The form field of a question. */
export function fieldOf({ id }: Pick<PackQuestion, "id">): string {
  return `q-${id}`;
}

/**
 * Reads the answers to those questions. One left empty is not an answer and is left out; what was never offered is
 * dropped. `chosen` gives every value of a field.
 */
export function parseGivenAnswers(
  pack: Pick<OfficePack, "agencies">,
  asked: readonly PackQuestion[],
  form: {
    readonly fields: FormFields;
    readonly all: (name: string) => readonly string[];
    readonly language: string;
  },
): Parsed<readonly GivenAnswer[]> {
  const problems: Problem[] = [];
  const given: GivenAnswer[] = [];
  for (const question of asked) {
    const field = fieldOf(question);
    const offered = choicesOf(pack, question);
    const chosen = offered.filter(({ id }) => form.all(field).includes(id));
    const kept = question.kind === "several" ? chosen : chosen.slice(-1);
    const written = offered.length > 0 ? "" : writtenIn(question, form.fields[field] ?? "");
    if (written.length > limitOf(question)) problems.push({ field, code: "answer-too-long" });
    if (kept.length === 0 && isBlank(written)) {
      if (question.required) problems.push({ field, code: "answer-needed" });
      continue;
    }
    const wording = wordsIn(question.wording, form.language);
    given.push({
      question: question.id,
      wording: wording.text,
      language: wording.language,
      chosen: kept.map(({ id }) => id),
      answer:
        kept.length > 0 ? kept.map(({ label }) => wordsIn(label, form.language).text) : [written],
      visibility: question.visibility,
      retention: question.retention,
    });
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: given };
}

function writtenIn(question: PackQuestion, text: string): string {
  return question.kind === "short-text" ? oneLine(text) : lines(text);
}

function limitOf({ kind }: PackQuestion): number {
  return kind === "short-text" ? SHORT_LIMIT : LONG_LIMIT;
}

/** What the fields show for answers given before; several choices joined as the form's checkboxes read them. */
export function fieldValues(given: readonly GivenAnswer[]): FormFields {
  return Object.fromEntries(
    given.map(({ question, chosen, answer }) => [
      fieldOf({ id: question }),
      chosen.length > 0 ? chosen.join(",") : (answer[0] ?? ""),
    ]),
  );
}
