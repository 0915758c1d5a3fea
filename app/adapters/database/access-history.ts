import type { CaseId, MemberId, PersonId, ReportId, WallId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { DatabaseScope } from "./scope.ts";

/** What a wall can stand before, and what break-glass can open. */
export type Walled = ReportId | CaseId;

export interface Wall {
  readonly id: WallId;
  readonly subjectId: Walled;
  readonly personId: PersonId;
  readonly personName: string;
  readonly reason: string;
  readonly raisedAt: Instant;
  readonly liftedAt: Instant | null;
}

export interface CaseMember {
  readonly id: MemberId;
  readonly caseId: CaseId;
  readonly personId: PersonId;
  readonly personName: string;
  readonly addedAt: Instant;
  readonly removedAt: Instant | null;
}

/** Reading walls and members with their whole history: who could see what, and when. */
export function accessHistoryReader({ db }: DatabaseScope) {
  return {
    /**
     * Every subject of the custody log that a wall hides from a person: reports and cases, their files and their bundles. Empty
     * for nearly everybody.
     */
    async hiddenFrom(personId: PersonId): Promise<string[]> {
      const walls = await db
        .selectFrom("wall")
        .select("subject_id as id")
        .where("person_id", "=", personId)
        .where("lifted_at", "is", null)
        .execute();
      if (walls.length === 0) return [];
      const walled = walls.map((one) => one.id);
      const ofCases = await db
        .selectFrom("case_report")
        .select("report_id as id")
        .where("case_id", "in", walled)
        .execute();
      const reports = [...walled, ...ofCases.map((one) => one.id)];
      const holding = await db
        .selectFrom("case_report")
        .select("case_id as id")
        .where("report_id", "in", reports)
        .execute();
      const cases = [...walled, ...holding.map((one) => one.id)];
      const items = await db
        .selectFrom("evidence_item")
        .select("id")
        .where("report_id", "in", reports)
        .execute();
      const bundles = await db
        .selectFrom("bundle")
        .select("id")
        .where("case_id", "in", cases)
        .execute();
      const all = [
        ...reports,
        ...cases,
        ...items.map(({ id }) => id),
        ...bundles.map(({ id }) => id),
      ];
      return [...new Set(all)];
    },
    /** Every wall that was ever raised before these, oldest first. */
    async walls(subjects: readonly Walled[]): Promise<Wall[]> {
      if (subjects.length === 0) return [];
      const rows = await db
        .selectFrom("wall")
        .innerJoin("person", "person.id", "wall.person_id")
        .select([
          "wall.id",
          "wall.subject_id",
          "wall.person_id",
          "person.display_name",
          "wall.reason",
          "wall.raised_at",
          "wall.lifted_at",
        ])
        .where("wall.subject_id", "in", subjects)
        .orderBy("wall.raised_at")
        .orderBy("wall.id")
        .execute();
      return rows.map((row) => ({
        id: row.id as WallId,
        subjectId: row.subject_id as Walled,
        personId: row.person_id as PersonId,
        personName: row.display_name,
        reason: row.reason,
        raisedAt: row.raised_at as Instant,
        liftedAt: row.lifted_at as Instant | null,
      }));
    },
    /** Everybody who ever was a member of one of these cases, in the order they joined. */
    async members(caseIds: readonly CaseId[]): Promise<CaseMember[]> {
      if (caseIds.length === 0) return [];
      const rows = await db
        .selectFrom("case_member")
        .innerJoin("person", "person.id", "case_member.person_id")
        .select([
          "case_member.id",
          "case_member.case_id",
          "case_member.person_id",
          "person.display_name",
          "case_member.added_at",
          "case_member.removed_at",
        ])
        .where("case_member.case_id", "in", caseIds)
        .orderBy("case_member.added_at")
        .orderBy("case_member.id")
        .execute();
      return rows.map((row) => ({
        id: row.id as MemberId,
        caseId: row.case_id as CaseId,
        personId: row.person_id as PersonId,
        personName: row.display_name,
        addedAt: row.added_at as Instant,
        removedAt: row.removed_at as Instant | null,
      }));
    },
  };
}
