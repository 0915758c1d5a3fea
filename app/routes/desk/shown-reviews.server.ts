import { IDENTITY_FIELDS, OPENING_PURPOSES } from "#app/core/identity/opening.ts";
import type { Person } from "#app/core/people/authorise.ts";
import { FIELD_WORDS, PURPOSE_WORDS } from "#app/ui/desk/approval-words.ts";
import type { ShownNameOpening, ShownOpening } from "#app/ui/desk/reviews.tsx";
import type { GlassForReview } from "#app/use-cases/access/review-glass.ts";
import type { OpeningForReview } from "#app/use-cases/identity/review-openings.ts";

/** What both have: a review that was made or is missing. */
function reviewOf(one: Pick<GlassForReview, "overdue" | "reviewedAt" | "finding" | "remarks">) {
  return {
    overdue: one.overdue,
    reviewedAt: one.reviewedAt ?? undefined,
    fine: one.finding === "fine",
    remarks: one.remarks ?? "",
  };
}

/** A report or case that was opened out of reach, as the page of reviews shows it. */
export function shownGlass(one: GlassForReview, by: Person, mayAudit: boolean): ShownOpening {
  return {
    id: one.id,
    name: one.name,
    href: mayAudit ? `/desk/access/${one.subjectId}` : undefined,
    who: one.personName,
    own: one.personId === by.id,
    reason: one.reason,
    openedAt: one.openedAt,
    endsAt: one.endsAt,
    ...reviewOf(one),
  };
}

/** A reporter's name that was opened, as the page of reviews shows it. */
export function shownName(one: OpeningForReview): ShownNameOpening {
  const purpose = OPENING_PURPOSES.find((known) => known === one.purpose);
  return {
    id: one.requestId,
    report: one.reportCode,
    who: one.requesterName,
    approvers: one.approvers.map(({ name }) => name),
    fields: IDENTITY_FIELDS.filter((field) => one.fields.includes(field))
      .map((field) => FIELD_WORDS[field])
      .join(", "),
    reason: one.reason,
    legalAuthority: one.legalAuthority,
    told: purpose === undefined ? one.purpose : PURPOSE_WORDS[purpose],
    openedAt: one.openedAt,
    noticeAfter: one.noticeAfter ?? undefined,
    own: one.own,
    ...reviewOf(one),
  };
}
