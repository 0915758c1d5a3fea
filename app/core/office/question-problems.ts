import type { OfficePack, PackQuestion } from "./office-pack.ts";
import { choicesOf } from "./questions.ts";

/** Words that ask for what is never asked: a report must not be able to say who may live here. */
const STATUS_OF_PERSON =
  /\bcitizen|\bimmigra|\bnaturali|\bundocumented|\bgreen card|\bvisas?\b|\basylum|\bborn (?:in|abroad)|\blegal status|\bcountry of birth/i;

/** What is wrong with the questions of a pack, each in one plain sentence. */
export function problemsOfQuestions(pack: OfficePack): string[] {
  return pack.questions.flatMap((question) => [
    ...problemsOfChoices(pack, question),
    ...problemsOfCondition(pack, question),
    ...(pack.retention.some(({ id }) => id === question.retention)
      ? []
      : [
          `${said(question)} names the retention class "${question.retention}", which the pack does not have`,
        ]),
    ...(pack.categories.some(({ questions }) => questions.includes(question.id))
      ? []
      : [`${said(question)} is asked in no category`]),
    ...(asksStatus(question)
      ? [`${said(question)} asks about immigration status, which is never asked`]
      : []),
  ]);
}

function problemsOfChoices(pack: OfficePack, question: PackQuestion): string[] {
  const { kind, choices, choicesFrom } = question;
  const chooses = kind === "choice" || kind === "several";
  if (!chooses && (choices.length > 0 || choicesFrom !== null)) {
    return [`${said(question)} is of the kind "${kind}" and must have no choices of its own`];
  }
  if (!chooses) return [];
  if (choicesFrom !== null && choices.length > 0) {
    return [`${said(question)} has choices of its own and takes the agencies too`];
  }
  const ids = choicesOf(pack, question).map(({ id }) => id);
  return [
    ...(ids.length < 2 ? [`${said(question)} needs at least 2 choices`] : []),
    ...(new Set(ids).size < ids.length ? [`${said(question)} has the same choice twice`] : []),
  ];
}

function problemsOfCondition(pack: OfficePack, question: PackQuestion): string[] {
  const { when } = question;
  if (when === null) return [];
  const first = pack.questions.find(({ id }) => id === when.question);
  if (first === undefined) {
    return [`${said(question)} follows "${when.question}", which is no question of the pack`];
  }
  if (first.when !== null) {
    return [
      `${said(question)} follows "${first.id}", which has a condition itself: one step is all there is`,
    ];
  }
  const offered = choicesOf(pack, first).map(({ id }) => id);
  return [
    ...when.answers
      .filter((answer) => !offered.includes(answer))
      .map(
        (answer) =>
          `${said(question)} follows the answer "${answer}", which "${first.id}" does not offer`,
      ),
    ...pack.categories
      .filter(({ questions }) => questions.includes(question.id) && !questions.includes(first.id))
      .map(
        ({ id }) =>
          `category "${id}" asks "${question.id}" but not "${first.id}", which it follows`,
      ),
  ];
}

/** Whether the English of a question asks what is never asked: somebody's immigration status. */
export function asksStatus({
  wording,
  hint,
  choices,
}: Pick<PackQuestion, "wording" | "hint" | "choices">): boolean {
  return [wording, ...(hint === null ? [] : [hint]), ...choices.map(({ label }) => label)].some(
    (words) => STATUS_OF_PERSON.test(words.en),
  );
}

function said({ id }: PackQuestion): string {
  return `question "${id}"`;
}
