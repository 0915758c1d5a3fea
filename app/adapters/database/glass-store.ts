import type { Selectable } from "kysely";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { CaseId, GlassId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { OpenedGlass } from "#app/core/people/subject.ts";
import type { BreakGlassTable } from "#db/access-tables.ts";
import { Beside } from "./beside.ts";
import type { AppendEvent } from "./custody-store.ts";
import {
  NOT_REVIEWED,
  reviewColumns,
  reviewedOf,
  type EmergencyReview,
  type Reviewed,
} from "./emergency-review.ts";
import { inChunks } from "./in-chunks.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** One opening of a report or case by somebody outside whose reach it lies. */
export interface Glass extends Reviewed {
  readonly id: GlassId;
  readonly subjectId: ReportId | CaseId;
  readonly personId: PersonId;
  readonly personName: string;
  readonly reason: string;
  readonly openedAt: Instant;
  readonly endsAt: Instant;
}

function glassOf(row: Selectable<BreakGlassTable> & { readonly display_name: string }): Glass {
  return {
    id: row.id as GlassId,
    subjectId: row.subject_id as Glass["subjectId"],
    personId: row.person_id as PersonId,
    personName: row.display_name,
    reason: row.reason,
    openedAt: row.opened_at as Instant,
    endsAt: row.ends_at as Instant,
    ...reviewedOf(row),
  };
}

/** Reading openings. */
export function glassReader({ db }: DatabaseScope) {
  const openings = () =>
    db
      .selectFrom("break_glass")
      .innerJoin("person", "person.id", "break_glass.person_id")
      .selectAll("break_glass")
      .select("person.display_name");
  return {
    /** Who has which of these open at that moment. */
    async openedOf(subjects: readonly string[], now: Instant): Promise<Beside<OpenedGlass>> {
      const opened = new Beside<OpenedGlass>();
      for (const some of inChunks(subjects)) {
        const rows = await db
          .selectFrom("break_glass")
          .select(["subject_id", "person_id", "ends_at"])
          .where("subject_id", "in", some)
          // A clock that was set back must not make an opening last longer.
          .where("opened_at", "<=", now)
          .where("ends_at", ">", now)
          .execute();
        for (const row of rows) {
          const until = row.ends_at as Instant;
          opened.add(row.subject_id, { personId: row.person_id as PersonId, until });
        }
      }
      return opened;
    },
    async glass(id: GlassId): Promise<Glass | undefined> {
      const row = await openings().where("break_glass.id", "=", id).executeTakeFirst();
      return row === undefined ? undefined : glassOf(row);
    },
    /** Every opening of these, oldest first. */
    async glassesOf(subjects: readonly string[]): Promise<Glass[]> {
      if (subjects.length === 0) return [];
      const rows = await openings()
        .where("break_glass.subject_id", "in", subjects)
        .orderBy("break_glass.opened_at")
        .orderBy("break_glass.id")
        .execute();
      return rows.map(glassOf);
    },
    /** What the person has open at that moment, the one that ends first at the front. */
    async openBy(personId: PersonId, now: Instant): Promise<Glass[]> {
      const rows = await openings()
        .where("break_glass.person_id", "=", personId)
        .where("break_glass.opened_at", "<=", now)
        .where("break_glass.ends_at", ">", now)
        .orderBy("break_glass.ends_at")
        .orderBy("break_glass.id")
        .execute();
      return rows.map(glassOf);
    },
    /** Openings that nobody has reviewed, the oldest first. */
    async glassesWaiting(limit: number): Promise<Glass[]> {
      const rows = await openings()
        .where("break_glass.reviewed_at", "is", null)
        .orderBy("break_glass.opened_at")
        .orderBy("break_glass.id")
        .limit(limit)
        .execute();
      return rows.map(glassOf);
    },
    /** Openings that were reviewed, the newest review first. */
    async glassesReviewed(limit: number): Promise<Glass[]> {
      const rows = await openings()
        .where("break_glass.reviewed_at", "is not", null)
        .orderBy("break_glass.reviewed_at", "desc")
        .orderBy("break_glass.id")
        .limit(limit)
        .execute();
      return rows.map(glassOf);
    },
  };
}

/** Opening, and reviewing what was opened. */
export function glassStore({ db }: DatabaseScope, append: AppendEvent) {
  return {
    async openGlass(
      glass: Pick<Glass, "id" | "subjectId" | "personId" | "reason" | "openedAt" | "endsAt">,
      event: CustodyEvent,
    ): Promise<void> {
      await db
        .insertInto("break_glass")
        .values({
          id: glass.id,
          subject_id: glass.subjectId,
          person_id: glass.personId,
          reason: glass.reason,
          opened_at: glass.openedAt,
          ends_at: glass.endsAt,
          ...NOT_REVIEWED,
        })
        .execute();
      await append(event);
    },
    /** Ends an opening at once. */
    async endGlass(id: GlassId, at: Instant, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("break_glass")
        .set({ ends_at: at })
        .where("id", "=", id)
        .where("ends_at", ">", at)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "end the opening");
      await append(event);
    },
    async reviewGlass(review: EmergencyReview<GlassId>, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("break_glass")
        .set(reviewColumns(review))
        .where("id", "=", review.id)
        .where("reviewed_at", "is", null)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "review the opening");
      await append(event);
    },
  };
}
