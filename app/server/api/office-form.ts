import { z } from "zod";
import {
  choicesOf,
  fieldOf,
  firstQuestions,
  laterQuestions,
  parseGivenAnswers,
  type GivenAnswer,
} from "#app/core/office/questions.ts";
import type { LoadedPack, PackQuestion } from "#app/core/office/office-pack.ts";
import { wordsIn } from "#app/core/office/words.ts";
import { ApiProblem, type FieldProblem } from "./problems.ts";
import { categoryShape, listOf, text } from "./shapes/common.ts";
import { packShape } from "./shapes/desk.ts";

const choiceShape = z.strictObject({ id: z.string(), label: z.string() });

/** What the office asks, as its public form does. */
export const officeFormShape = z.strictObject({
  officeName: z.string(),
  pack: packShape,
  timeZone: z.string(),
  categories: listOf(
    z.strictObject({
      id: categoryShape,
      label: z.string(),
      example: z.string(),
      questions: listOf(z.string()).describe("Ids, in the order in which they are asked"),
    }),
  ),
  questions: listOf(
    z.strictObject({
      id: z.string(),
      kind: z.enum(["choice", "several", "yes-no", "short-text", "long-text"]),
      wording: z.string(),
      hint: z.string().nullable(),
      choices: listOf(choiceShape),
      when: z
        .strictObject({ question: z.string(), answers: listOf(z.string()) })
        .nullable()
        .describe("Asked only after one of these answers"),
      required: z.boolean(),
    }),
  ),
});

/** The pack's form in a language; texts that lack it are in English. */
export function officeForm(pack: LoadedPack, language: string): z.input<typeof officeFormShape> {
  const say = (words: Parameters<typeof wordsIn>[0]) => wordsIn(words, language).text;
  return {
    officeName: pack.officeName,
    pack: { id: pack.id, date: pack.date, sha256: pack.sha256 },
    timeZone: pack.timeZone,
    categories: pack.categories.map(({ id, label, example, questions }) => ({
      id,
      label: say(label),
      example: say(example),
      questions,
    })),
    questions: pack.questions.map((question) => ({
      id: question.id,
      kind: question.kind,
      wording: say(question.wording),
      hint: question.hint === null ? null : say(question.hint),
      choices: choicesOf(pack, question).map(({ id, label }) => ({ id, label: say(label) })),
      when: question.when,
      required: question.required,
    })),
  };
}

/** Answers to the office's questions: an id of a choice, several of them, or words. */
export const answersShape = z
  .record(
    z.string().regex(/^[a-z0-9-]{1,60}$/),
    z.union([text(5_000, 1), z.array(text(100, 1)).min(1).max(50)]),
  )
  .describe("By the id of the question, as `GET /form` lists them");

type Answers = z.output<typeof answersShape>;

/**
 * Reads answers with the rules of the public form. Throws the problem `invalid` for an answer to what is not asked, for a choice
 * that is not offered, and where a needed one is missing: a program that answers beside the question should learn it.
 */
export function readAnswers(
  pack: LoadedPack,
  category: string,
  answers: Answers,
  language: string,
): readonly GivenAnswer[] {
  const all = (field: string) =>
    Object.entries(answers).flatMap(([id, value]) => (fieldOf({ id }) === field ? value : []));
  const fields = Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [fieldOf({ id }), [value].flat().at(-1) ?? ""]),
  );
  const read = (asked: readonly PackQuestion[]) => {
    const given = parseGivenAnswers(pack, asked, { fields, all, language });
    if (given.ok) return given.value;
    throw refused(
      given.problems.map(({ field, code }) => problemOf(field.replace(/^q-/, ""), code)),
    );
  };
  const firstAsked = firstQuestions(pack, category);
  const first = read(firstAsked);
  const laterAsked = laterQuestions(pack, category, first);
  const later = read(laterAsked);
  const asked = [...firstAsked, ...laterAsked];
  const wrong = Object.entries(answers).flatMap(([id, value]) =>
    problemsOfAnswer(
      pack,
      asked.find((one) => one.id === id),
      { id, values: [value].flat() },
    ),
  );
  if (wrong.length > 0) throw refused(wrong);
  const order = pack.categories.find((one) => one.id === category)?.questions ?? [];
  return [...first, ...later].sort(
    (one, other) => order.indexOf(one.question) - order.indexOf(other.question),
  );
}

function problemsOfAnswer(
  pack: LoadedPack,
  question: PackQuestion | undefined,
  { id, values }: { readonly id: string; readonly values: readonly string[] },
): readonly FieldProblem[] {
  if (question === undefined) return [problemOf(id, "not-asked")];
  if (question.kind !== "several" && values.length > 1) return [problemOf(id, "one-answer-only")];
  const offered = choicesOf(pack, question).map((choice) => choice.id);
  if (offered.length === 0) return [];
  return values.every((value) => offered.includes(value)) ? [] : [problemOf(id, "not-offered")];
}

function problemOf(id: string, code: string): FieldProblem {
  return { field: `answers.${id}`, code, detail: `${code.replaceAll("-", " ")}.` };
}

function refused(fields: readonly FieldProblem[]): ApiProblem {
  return new ApiProblem("invalid", "Some answers need to be changed.", { fields });
}
