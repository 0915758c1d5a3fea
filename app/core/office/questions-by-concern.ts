import type { OfficePack, PackQuestion } from "./office-pack.ts";

/** Questions that are asked about the same concerns, in the order in which the office asks them. */
export interface QuestionGroup {
  /** Ids of the concerns that they are asked about. */
  readonly asked: readonly string[];
  /** Ids of all other concerns of the office. */
  readonly notAsked: readonly string[];
  readonly questions: readonly PackQuestion[];
}

/**
 * Every question that an office asks about any concern, each once: for a form on which nobody has chosen a concern yet, as on paper. Groups asked about most
 * concerns come first, then in the pack's order.
 */
export function questionsByConcern(
  pack: Pick<OfficePack, "categories" | "questions">,
): readonly QuestionGroup[] {
  const groups = new Map<string, QuestionGroup & { readonly questions: PackQuestion[] }>();
  for (const question of inOrder(pack)) {
    const asks = pack.categories.filter(({ questions }) => questions.includes(question.id));
    const key = asks.map(({ id }) => id).join(" ");
    const group = groups.get(key) ?? {
      asked: asks.map(({ id }) => id),
      notAsked: pack.categories.filter((one) => !asks.includes(one)).map(({ id }) => id),
      questions: [],
    };
    group.questions.push(question);
    groups.set(key, group);
  }
  return [...groups.values()].toSorted((one, other) => other.asked.length - one.asked.length);
}

/** Questions as they first come up while the concerns are gone through. */
function inOrder({
  categories,
  questions,
}: Pick<OfficePack, "categories" | "questions">): readonly PackQuestion[] {
  const ids = new Set(categories.flatMap((category) => category.questions));
  return [...ids].flatMap((id) => questions.find((question) => question.id === id) ?? []);
}
