import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { CaseId, MemberId, PersonId, ReportId, WallId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { recordSubject, type RecordSubject } from "#app/core/people/subject.ts";
import { accessHistoryReader, type CaseMember, type Wall } from "./access-history.ts";
import { Beside } from "./beside.ts";
import type { AppendEvent } from "./custody-store.ts";
import { glassReader, glassStore } from "./glass-store.ts";
import { inChunks } from "./in-chunks.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

export type { CaseMember, Wall, Walled } from "./access-history.ts";
export type { Glass } from "./glass-store.ts";

/** Reading who may have to do with what. */
export function accessReader(scope: DatabaseScope) {
  const { db } = scope;
  const glass = glassReader(scope);

  async function casesOf(reportIds: readonly string[]): Promise<Beside<string>> {
    const cases = new Beside<string>();
    for (const some of inChunks(reportIds)) {
      const rows = await db
        .selectFrom("case_report")
        .select(["report_id", "case_id"])
        .where("report_id", "in", some)
        .execute();
      for (const row of rows) cases.add(row.report_id, row.case_id);
    }
    return cases;
  }

  async function teamsOf(caseIds: readonly string[]): Promise<Beside<string>> {
    const teams = new Beside<string>();
    for (const some of inChunks(caseIds)) {
      const rows = await db
        .selectFrom("case_file")
        .select(["id", "team"])
        .where("id", "in", some)
        .execute();
      for (const row of rows) teams.add(row.id, row.team);
    }
    return teams;
  }

  async function walledFrom(subjects: readonly string[]): Promise<Beside<PersonId>> {
    const walled = new Beside<PersonId>();
    for (const some of inChunks(subjects)) {
      const rows = await db
        .selectFrom("wall")
        .select(["subject_id", "person_id"])
        .where("subject_id", "in", some)
        .where("lifted_at", "is", null)
        .execute();
      for (const row of rows) walled.add(row.subject_id, row.person_id as PersonId);
    }
    return walled;
  }

  async function membersOf(caseIds: readonly string[]): Promise<Beside<PersonId>> {
    const members = new Beside<PersonId>();
    for (const some of inChunks(caseIds)) {
      const rows = await db
        .selectFrom("case_member")
        .select(["case_id", "person_id"])
        .where("case_id", "in", some)
        .where("removed_at", "is", null)
        .execute();
      for (const row of rows) members.add(row.case_id, row.person_id as PersonId);
    }
    return members;
  }

  /**
   * Many reports as `authorise` sees them, each by itself: with the teams, members and walls of the cases that it is in. Those that
   * do not exist are left out.
   */
  async function ofReports(
    ids: readonly ReportId[],
  ): Promise<ReadonlyMap<ReportId, RecordSubject>> {
    const subjects = new Map<ReportId, RecordSubject>();
    const cases = await casesOf(ids);
    const caseIds = cases.of(ids);
    const bound = [...ids, ...caseIds];
    const teams = await teamsOf(caseIds);
    const members = await membersOf(caseIds);
    const walled = await walledFrom(bound);
    const opened = await glass.openedOf(bound, scope.clock.now());
    for (const some of inChunks(ids)) {
      const rows = await db
        .selectFrom("report")
        .select(["id", "team", "assignee_id", "agency"])
        .where("id", "in", some)
        .execute();
      for (const row of rows) {
        const own = cases.of([row.id]);
        const subject = recordSubject({
          teams: [row.team, ...teams.of(own)],
          assigneeIds: row.assignee_id === null ? [] : [row.assignee_id as PersonId],
          memberIds: members.of(own),
          walledIds: walled.of([row.id, ...own]),
          opened: opened.of([row.id, ...own]),
          agencies: row.agency === null ? [] : [row.agency],
        });
        subjects.set(row.id as ReportId, subject);
      }
    }
    return subjects;
  }

  return {
    ...glass,
    ...accessHistoryReader(scope),
    ofReports,
    /** One report as `ofReports` has it. Undefined when there is no such report. */
    async ofReport(id: ReportId): Promise<RecordSubject | undefined> {
      return (await ofReports([id])).get(id);
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
      const bound = [id, ...reports, ...(await casesOf(reports)).of(reports)];
      return recordSubject({
        teams: [row.team],
        memberIds: (await membersOf([id])).of([id]),
        walledIds: (await walledFrom(bound)).of(bound),
        opened: (await glass.openedOf([id], scope.clock.now())).of([id]),
      });
    },
  };
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
