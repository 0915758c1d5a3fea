import type { PersonId } from "#app/core/ids.ts";
import { copiedNotes } from "#app/core/evidence/copied-tracks.ts";
import type { FilmProblem } from "#app/core/redaction/film-form.ts";
import { coveredWords } from "#app/core/redaction/covered-words.ts";
import { REDACTION_REASONS } from "#app/core/redaction/reasons.ts";
import {
  isAccepted,
  redactedKind,
  redactionProblemWords,
  type Redaction,
} from "#app/core/redaction/redaction.ts";
import { redactionsHref } from "#app/ui/desk/queue-url.ts";
import type { ShownRedaction } from "#app/ui/desk/redaction-list.tsx";
import type { Problem } from "#app/ui/form/problem.ts";
import { localTime } from "#app/ui/time/when.tsx";
import type { ReadRedactionsOutcome } from "#app/use-cases/evidence/redact-item.ts";

type Found = Extract<ReadRedactionsOutcome, { readonly kind: "redactions" }>;

/** The redactions of a file in words, the newest first, with what their reader may do about each. */
export function shownRedactions(
  { item, all, made, names, percent }: Found,
  { by, zone }: { readonly by: PersonId; readonly zone: string },
): ShownRedaction[] {
  const nameOf = (id: PersonId) => names.get(id) ?? "Somebody who left";
  return [...all].reverse().map((one) => {
    const { id, number, plan, planSha256, askedBy, askedAt, rendered, review, withdrawnAt } = one;
    const file = made.find(({ kind }) => kind === redactedKind(number));
    return {
      ...{ id, planSha256, title: `Redacted file ${number}`, state: stateWords(one) },
      asked: `${nameOf(askedBy)}, ${localTime({ at: askedAt, zone })}`,
      boxes: coveredWords(plan).map(
        ({ reason, where }) => `${REDACTION_REASONS[reason]} (${reason}): ${where}`,
      ),
      notes: file === undefined ? [] : copiedNotes(file.parameters),
      progress:
        plan.of === "film" && rendered.state === "waiting"
          ? {
              href: `${redactionsHref(item.reportId ?? "", item.id)}/state`,
              percent: Number(percent.get(id) ?? 0),
              words: percentWords(percent.get(id)),
            }
          : undefined,
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

/** How far a film has come. */
export function percentWords(percent: string | undefined): string {
  return percent === undefined ? "Waiting to begin, or just begun" : `${percent} %`;
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

/** Reasons to choose from; none is chosen for anybody. */
export function reasonChoices() {
  return [
    { value: "", label: "Choose" },
    ...Object.entries(REDACTION_REASONS).map(([value, label]) => ({ value, label })),
  ];
}

const MESSAGES: Readonly<Record<FilmProblem["code"], string>> = {
  "not-percent": "write a number from 0 to 100, such as 12.5",
  crossed: "the right edge lies right of the left one, the bottom edge below the top one",
  "choose-cover": "choose how it is covered",
  "choose-reason": "choose why it is covered",
  "no-box": "write where one box lies at least",
  "not-a-time": "write a time, such as 12.5 or 1:02:03.250",
  "not-after": "it ends after it begins",
  "not-a-box": "write the number of its box, from 1 to 100",
  "same-moment": "another row of its box says where it is at that time",
  "one-moment": "say until when, or where the box is later in another row",
  "other-reason": "another row of its box says another reason",
  nothing: "write where one box is, or one silence",
  "too-many-moves": "that is too much for one redaction: fewer places of each box are enough",
};

/** Problems with their words, each naming its row by `rowWord`, and those about silence by that. */
export function boxProblems(
  problems: readonly { readonly field: string; readonly code: FilmProblem["code"] }[],
  rowWord: "Box" | "Row",
): Problem[] {
  return problems.map(({ field, code }) => {
    const [, row = "1"] = /-(\d+)$/.exec(field) ?? [];
    const word = field.startsWith("mute-") ? "Silence" : rowWord;
    return { field, message: `${word} ${row}: ${MESSAGES[code]}` };
  });
}
