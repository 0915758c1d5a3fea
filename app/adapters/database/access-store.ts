import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { CaseId, MemberId, PersonId, ReportId, WallId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { recordSubject, type RecordSubject } from "#app/core/people/subject.ts";
import { accessHistoryReader, type CaseMember, type Wall } from "./access-history.ts";
import type { AppendEvent } from "./custody-store.ts";
import { glassReader, glassStore } from "./glass-store.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

export type { CaseMember, Wall, Walled } from "./access-history.ts";
export type { Glass } from "./glass-store.ts";

/** Reading who may have to do with what. */
export function accessReader(scope: DatabaseScope) {
  const { db } = scope;
  const glass = glassReader(scope);

  async function casesOf(reportIds: readonly string[]): Promise<string[]> {
    if (reportIds.length === 0) return [];
    const rows = await db
      .selectFrom("case_report")
      .select("case_id")
      .distinct()
      .where("report_id", "in", reportIds)
      .execute();
    return rows.map((row) => row.case_id);
  }

  async function walledFrom(subjects: readonly string[]): Promise<PersonId[]> {
    const rows = await db
      .selectFrom("wall")
      .select("person_id")
      .distinct()
      .where("subject_id", "in", subjects)
      .where("lifted_at", "is", null)
      .execute();
    return rows.map((row) => row.person_id as PersonId);
  }

  async function membersOf(caseIds: readonly string[]): Promise<PersonId[]> {
    if (caseIds.length === 0) return [];
    const rows = await db
      .selectFrom("case_member")
      .select("person_id")
      .distinct()
      .where("case_id", "in", caseIds)
      .where("removed_at", "is", null)
      .execute();
    return rows.map((row) => row.person_id as PersonId);
  }

  return {
    ...glass,
    ...accessHistoryReader(scope),
    /**
     * A report as `authorise` sees it: with the teams, members and walls of the cases it is in. Undefined when there is no
     * such report.
     */
    async ofReport(id: ReportId): Promise<RecordSubject | undefined> {
      const row = await db
        .selectFrom("report")
        .select(["team", "assignee_id", "agency"])
        .where("id", "=", id)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const cases = await casesOf([id]);
      const teams = cases.length === 0 ? [] : await teamsOfCases(cases);
      return recordSubject({
        teams: [row.team, ...teams],
        assigneeIds: row.assignee_id === null ? [] : [row.assignee_id as PersonId],
        memberIds: await membersOf(cases),
        walledIds: await walledFrom([id, ...cases]),
        opened: await glass.openedOf([id, ...cases], scope.clock.now()),
        agencies: row.agency === null ? [] : [row.agency],
      });
    },
    /** A case as `authorise` sees it: a wall before one of its reports, or before another case of such, stands before it. */
    async ofCase(id: CaseId): Promise<RecordSubject | undefined> {
      const row = await db
        .selectFrom("case_file")
        .select("team")
        .where("id", "=", id)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      const held = await db
        .selectFrom("case_report")
        .select("report_id")
        .where("case_id", "=", id)
        .execute();
      const reports = held.map((one) => one.report_id);
      return recordSubject({
        teams: [row.team],
        memberIds: await membersOf([id]),
        walledIds: await walledFrom([id, ...reports, ...(await casesOf(reports))]),
        opened: await glass.openedOf([id], scope.clock.now()),
      });
    },
  };

  async function teamsOfCases(cases: readonly string[]): Promise<string[]> {
    const rows = await db
      .selectFrom("case_file")
      .select("team")
      .distinct()
      .where("id", "in", cases)
      .execute();
    return rows.map((row) => row.team);
  }
}

/** Reading and changing who may have to do with what. Each change is a custody event of the report or case. */
export function accessStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...accessReader(scope),
    ...glassStore(scope, append),
    /** Keeps a person away; false when a wall stands already, and then nothing is recorded. */
    async raiseWall(
      wall: Pick<Wall, "id" | "subjectId" | "personId" | "reason" | "raisedAt"> & {
        readonly raisedBy: PersonId;
      },
      event: CustodyEvent,
    ): Promise<boolean> {
      const standing = await db
        .selectFrom("wall")
        .select("id")
        .where("subject_id", "=", wall.subjectId)
        .where("person_id", "=", wall.personId)
        .where("lifted_at", "is", null)
        .executeTakeFirst();
      if (standing !== undefined) return false;
      await db
        .insertInto("wall")
        .values({
          id: wall.id,
          subject_id: wall.subjectId,
          person_id: wall.personId,
          reason: wall.reason,
          raised_by: wall.raisedBy,
          raised_at: wall.raisedAt,
          lifted_by: null,
          lifted_at: null,
        })
        .execute();
      await append(event);
      return true;
    },
    async liftWall(id: WallId, by: PersonId, at: Instant, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("wall")
        .set({ lifted_by: by, lifted_at: at })
        .where("id", "=", id)
        .where("lifted_at", "is", null)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "lift the wall");
      await append(event);
    },
    /** Makes a person a member of a case; false when they are one, and then nothing is recorded. */
    async addMember(
      member: Pick<CaseMember, "id" | "caseId" | "personId" | "addedAt"> & {
        readonly addedBy: PersonId;
      },
      event: CustodyEvent,
    ): Promise<boolean> {
      const present = await db
        .selectFrom("case_member")
        .select("id")
        .where("case_id", "=", member.caseId)
        .where("person_id", "=", member.personId)
        .where("removed_at", "is", null)
        .executeTakeFirst();
      if (present !== undefined) return false;
      await db
        .insertInto("case_member")
        .values({
          id: member.id,
          case_id: member.caseId,
          person_id: member.personId,
          added_by: member.addedBy,
          added_at: member.addedAt,
          removed_by: null,
          removed_at: null,
        })
        .execute();
      await append(event);
      return true;
    },
    async removeMember(
      id: MemberId,
      by: PersonId,
      at: Instant,
      event: CustodyEvent,
    ): Promise<void> {
      const result = await db
        .updateTable("case_member")
        .set({ removed_by: by, removed_at: at })
        .where("id", "=", id)
        .where("removed_at", "is", null)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "end the membership");
      await append(event);
    },
  };
}
