import type { PersonId } from "#app/core/ids.ts";
import type { BoxProblem } from "#app/core/redaction/box-form.ts";
import type { Edges } from "#app/core/redaction/plan.ts";
import { REDACTION_REASONS } from "#app/core/redaction/reasons.ts";
import {
  isAccepted,
  redactedKind,
  redactionProblemWords,
  type Redaction,
} from "#app/core/redaction/redaction.ts";
import type { ShownRedaction } from "#app/ui/desk/redaction-list.tsx";
import type { Problem } from "#app/ui/form/problem.ts";
import { localTime } from "#app/ui/time/when.tsx";
import type { ReadRedactionsOutcome } from "#app/use-cases/evidence/redact-item.ts";

type Found = Extract<ReadRedactionsOutcome, { readonly kind: "redactions" }>;

/** The redactions of a file in words, the newest first, with what their reader may do about each. */
export function shownRedactions(
  { item, all, made, names }: Found,
  { by, zone }: { readonly by: PersonId; readonly zone: string },
): ShownRedaction[] {
  const nameOf = (id: PersonId) => names.get(id) ?? "Somebody who left";
  return [...all].reverse().map((one) => {
    const { id, number, plan, planSha256, askedBy, askedAt, rendered, review, withdrawnAt } = one;
    const file = made.find(({ kind }) => kind === redactedKind(number));
    return {
      ...{ id, planSha256, title: `Redacted file ${number}`, state: stateWords(one) },
      asked: `${nameOf(askedBy)}, ${localTime({ at: askedAt, zone })}`,
      boxes: plan.of === "photo" ? plan.boxes.map(boxWords) : [],
      href: file && `/desk/evidence/${item.id}/preview?size=${redactedKind(number)}`,
      sha256: file?.sha256,
      review:
        review === null
          ? undefined
          : `${nameOf(review.by)}, ${localTime({ at: review.at, zone })}: ${review.accepted ? "accepted" : "sent back"}${review.note === "" ? "" : `. ${review.note}`}`,
      mayReview:
        rendered.state === "made" && review === null && withdrawnAt === null && askedBy !== by,
      mayWithdraw: withdrawnAt === null && askedBy === by,
    };
  });
}

function stateWords(one: Redaction): string {
  const { rendered, review, withdrawnAt } = one;
  if (withdrawnAt !== null) return "Taken back. It is handed to nobody.";
  if (rendered.state === "waiting") return "Being made. Open this page again in a moment.";
  if (rendered.state === "failed") return redactionProblemWords(rendered.problem);
  if (isAccepted(one)) return "Accepted by a second person.";
  return review === null
    ? "Made. A second person has to look at it before it is handed on."
    : "Sent back. It is handed to nobody; cover what is missing in another one.";
}

function boxWords(
  box: Edges & { readonly cover: string; readonly reason: keyof typeof REDACTION_REASONS },
): string {
  const percent = (edge: number) => `${edge / 100} %`;
  const { left, top, right, bottom, cover, reason } = box;
  const how = cover === "solid" ? "black" : "large squares";
  return `${REDACTION_REASONS[reason]} (${reason}): ${how}, from left ${percent(left)} to ${percent(right)}, from top ${percent(top)} to ${percent(bottom)}`;
}

/** Reasons to choose from; none is chosen for anybody. */
export function reasonChoices() {
  return [
    { value: "", label: "Choose" },
    ...Object.entries(REDACTION_REASONS).map(([value, label]) => ({ value, label })),
  ];
}

const MESSAGES: Readonly<Record<BoxProblem["code"], string>> = {
  "not-percent": "write a number from 0 to 100, such as 12.5",
  crossed: "the right edge lies right of the left one, the bottom edge below the top one",
  "choose-cover": "choose how it is covered",
  "choose-reason": "choose why it is covered",
  "no-box": "write where one box lies at least",
};

/** Problems with their words, each naming its box. */
export function boxProblems(problems: readonly BoxProblem[]): Problem[] {
  return problems.map(({ field, code }) => {
    const [, row = "1"] = /-(\d+)$/.exec(field) ?? [];
    return { field, message: `Box ${row}: ${MESSAGES[code]}` };
  });
}
