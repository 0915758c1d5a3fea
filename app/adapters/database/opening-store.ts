import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { ApprovalId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { AppendEvent } from "./custody-store.ts";
import {
  NOT_REVIEWED,
  reviewColumns,
  reviewedOf,
  type EmergencyReview,
  type Reviewed,
} from "./emergency-review.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** What a reporter is told of an opening of their name. */
export interface ToldOpening {
  readonly openedAt: Instant;
  readonly purpose: string;
  readonly fields: readonly string[];
}

export interface RecordedOpening {
  readonly requestId: ApprovalId;
  readonly reportId: ReportId;
  readonly requesterId: PersonId;
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly openedAt: Instant;
  readonly noticeAfter: Instant | null;
  /** Null unless it was an emergency, which somebody reviews. */
  readonly reviewBy: Instant | null;
}

/** An opening as its reviewers see it: who saw which fields and who let them, never what the fields say. */
export interface StoredOpening extends RecordedOpening, Reviewed {
  readonly reportCode: string;
  readonly requesterName: string;
  /** The text that was approved: what it was for stands there. */
  readonly text: string;
  readonly approvers: readonly { readonly id: PersonId; readonly name: string }[];
}

/** Reading which names of reporters were opened. */
export function openingReader({ db }: DatabaseScope) {
  const openings = () =>
    db
      .selectFrom("identity_opening")
      .innerJoin("report", "report.id", "identity_opening.report_id")
      .innerJoin("person", "person.id", "identity_opening.requester_id")
      .innerJoin("approval_request", "approval_request.id", "identity_opening.request_id")
      .selectAll("identity_opening")
      .select(["report.code", "person.display_name", "approval_request.act_text"]);
  type Row = Awaited<ReturnType<ReturnType<typeof openings>["execute"]>>[number];

  async function withApprovers(rows: readonly Row[]): Promise<StoredOpening[]> {
    if (rows.length === 0) return [];
    const ids = rows.map((row) => row.request_id);
    const approved = await db
      .selectFrom("approval_decision")
      .innerJoin("person", "person.id", "approval_decision.person_id")
      .select(["approval_decision.request_id", "person.id", "person.display_name"])
      .where("approval_decision.request_id", "in", ids)
      .where("approval_decision.decision", "=", "approved")
      .orderBy("approval_decision.decided_at")
      .execute();
    return rows.map((row) => ({
      requestId: row.request_id as ApprovalId,
      reportId: row.report_id as ReportId,
      requesterId: row.requester_id as PersonId,
      fields: JSON.parse(row.fields) as string[],
      purpose: row.purpose,
      openedAt: row.opened_at as Instant,
      noticeAfter: row.notice_after as Instant | null,
      reviewBy: row.review_by as Instant | null,
      reportCode: row.code,
      requesterName: row.display_name,
      text: row.act_text,
      approvers: approved
        .filter((one) => one.request_id === row.request_id)
        .map((one) => ({ id: one.id as PersonId, name: one.display_name })),
      ...reviewedOf(row),
    }));
  }

  return {
    /** Openings of a report's identity that its reporter may know of at `now`, newest first. */
    async toldOpenings(reportId: ReportId, now: Instant): Promise<ToldOpening[]> {
      const rows = await db
        .selectFrom("identity_opening")
        .select(["opened_at", "purpose", "fields", "notice_after"])
        .where("report_id", "=", reportId)
        .orderBy("opened_at", "desc")
        .execute();
      return rows
        .filter((row) => row.notice_after === null || row.notice_after <= now)
        .map((row) => ({
          openedAt: row.opened_at as Instant,
          purpose: row.purpose,
          fields: JSON.parse(row.fields) as string[],
        }));
    },
    async opening(id: ApprovalId): Promise<StoredOpening | undefined> {
      const rows = await openings().where("identity_opening.request_id", "=", id).execute();
      return (await withApprovers(rows))[0];
    },
    /** Emergencies that nobody has reviewed, the oldest first. */
    async openingsWaiting(limit: number): Promise<StoredOpening[]> {
      const rows = await openings()
        .where("identity_opening.review_by", "is not", null)
        .where("identity_opening.reviewed_at", "is", null)
        .orderBy("identity_opening.opened_at")
        .orderBy("identity_opening.request_id")
        .limit(limit)
        .execute();
      return withApprovers(rows);
    },
    /** Emergencies that were reviewed, the newest review first. */
    async openingsReviewed(limit: number): Promise<StoredOpening[]> {
      const rows = await openings()
        .where("identity_opening.reviewed_at", "is not", null)
        .orderBy("identity_opening.reviewed_at", "desc")
        .orderBy("identity_opening.request_id")
        .limit(limit)
        .execute();
      return withApprovers(rows);
    },
    /** How many names were opened since then, emergencies or not. */
    async countOpenings(since: Instant): Promise<number> {
      const { count } = await db
        .selectFrom("identity_opening")
        .select((eb) => eb.fn.countAll().as("count"))
        .where("opened_at", ">=", since)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
    /** How many accounts were taken up again since then by somebody who had lost every way in. */
    async countRecovered(since: Instant): Promise<number> {
      const { count } = await db
        .selectFrom("person")
        .select((eb) => eb.fn.countAll().as("count"))
        .where("recovered_at", ">=", since)
        .executeTakeFirstOrThrow();
      return Number(count);
    },
  };
}

/** Keeping which names were opened, and what was found of it. */
export function openingWriter({ db }: DatabaseScope, append: AppendEvent) {
  return {
    /** Keeps that a name was opened and when its reporter is told, in the act that uses the approval up. */
    async recordOpening(opening: RecordedOpening, event: CustodyEvent): Promise<void> {
      await db
        .insertInto("identity_opening")
        .values({
          request_id: opening.requestId,
          report_id: opening.reportId,
          requester_id: opening.requesterId,
          fields: JSON.stringify(opening.fields),
          purpose: opening.purpose,
          opened_at: opening.openedAt,
          notice_after: opening.noticeAfter,
          review_by: opening.reviewBy,
          ...NOT_REVIEWED,
        })
        .execute();
      await append(event);
    },
    /** Keeps what was found of an emergency. An error when it was reviewed already. */
    async reviewOpening(review: EmergencyReview<ApprovalId>, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("identity_opening")
        .set(reviewColumns(review))
        .where("request_id", "=", review.id)
        .where("reviewed_at", "is", null)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "review the opening");
      await append(event);
    },
  };
}
