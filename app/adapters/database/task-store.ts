import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { PersonId, ReportId, TaskId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { TaskState } from "#app/core/triage/task.ts";
import type { AppendEvent } from "./custody-store.ts";
import { reportsInSight, type Looker } from "./reach.ts";
import { fieldOpener, reportFieldSealer } from "./report-keys.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** What is to be done about a report. */
export interface ReportTask {
  readonly id: TaskId;
  readonly reportId: ReportId;
  readonly text: string;
  readonly assigneeId: PersonId | null;
  readonly assigneeName: string | null;
  /** A day of the office, `YYYY-MM-DD`. */
  readonly dueDay: string | null;
  readonly state: TaskState;
  /** How often it changed: a form says which it was made for. */
  readonly version: number;
  readonly madeByName: string;
  readonly madeAt: Instant;
  /** When it last changed; null where it never did. */
  readonly changedAt: Instant | null;
}

const textOf = (id: string) => ({ purpose: "notes", row: `${id}/text` }) as const;

/** Reading tasks. */
export function taskReader(scope: DatabaseScope) {
  const { db } = scope;
  const tasks = () =>
    db
      .selectFrom("report_task as task")
      .innerJoin("report", "report.id", "task.report_id")
      .innerJoin("person as maker", "maker.id", "task.made_by")
      .leftJoin("person as assignee", "assignee.id", "task.assignee_id")
      .selectAll("task")
      .select(["report.draft_id", "report.code"])
      .select(["maker.display_name as maker_name", "assignee.display_name as assignee_name"]);
  const opened = async (rows: Awaited<ReturnType<ReturnType<typeof tasks>["execute"]>>) => {
    const open = await fieldOpener(
      scope,
      rows.map((row) => row.draft_id),
    );
    return rows.map((row) => ({
      id: row.id as TaskId,
      reportId: row.report_id as ReportId,
      reportCode: row.code,
      text: open(row.draft_id, textOf(row.id), row.text),
      assigneeId: row.assignee_id as PersonId | null,
      assigneeName: row.assignee_name,
      dueDay: row.due_day,
      state: row.state as TaskState,
      version: row.version,
      madeByName: row.maker_name,
      madeAt: row.made_at as Instant,
      changedAt: row.changed_at as Instant | null,
    }));
  };
  return {
    async find(id: TaskId): Promise<ReportTask | undefined> {
      return (await opened(await tasks().where("task.id", "=", id).execute()))[0];
    },
    /** In the order in which they were made. */
    async ofReport(reportId: ReportId): Promise<ReportTask[]> {
      const rows = await tasks()
        .where("task.report_id", "=", reportId)
        .orderBy("task.made_at")
        .orderBy("task.id")
        .execute();
      return opened(rows);
    },
    /** Somebody's tasks of a state, of reports that they may know of; up to `limit`, those due first before those of no day. */
    async ofAssignee(
      looker: Looker,
      state: TaskState,
      limit: number,
    ): Promise<(ReportTask & { readonly reportCode: string })[]> {
      const rows = await tasks()
        .where("task.assignee_id", "=", looker.personId)
        .where("task.state", "=", state)
        .where((eb) => reportsInSight(eb as never, looker))
        .orderBy((eb) => eb.fn.coalesce("task.due_day", eb.val("~")))
        .orderBy("task.id")
        .limit(limit)
        .execute();
      return opened(rows);
    },
    /** How many of somebody's open tasks were due before a day. */
    async overdue(looker: Looker, today: string): Promise<number> {
      const { n } = await db
        .selectFrom("report_task as task")
        .innerJoin("report", "report.id", "task.report_id")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .where("task.assignee_id", "=", looker.personId)
        .where("task.state", "=", "open")
        .where("task.due_day", "<", today)
        .where((eb) => reportsInSight(eb as never, looker))
        .executeTakeFirstOrThrow();
      return Number(n);
    },
  };
}

interface By {
  readonly by: PersonId;
  readonly at: Instant;
}

/** Reading and writing tasks. Every change writes its custody event in the same transaction. */
export function taskStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...taskReader(scope),
    async add(
      task: Pick<ReportTask, "id" | "reportId" | "text" | "assigneeId" | "dueDay"> & By,
      event: CustodyEvent,
    ): Promise<void> {
      const seal = await reportFieldSealer(scope, task.reportId);
      await db
        .insertInto("report_task")
        .values({
          ...{ id: task.id, report_id: task.reportId, text: seal(textOf(task.id), task.text) },
          ...{ assignee_id: task.assigneeId, due_day: task.dueDay, state: "open", version: 0 },
          ...{ made_by: task.by, made_at: task.at, changed_by: null, changed_at: null },
        })
        .execute();
      await append(event);
    },
    /** Says anew what is to be done, by whom and by when. */
    async plan(
      task: Pick<ReportTask, "id" | "reportId" | "text" | "assigneeId" | "dueDay"> & By,
      event: CustodyEvent,
    ): Promise<void> {
      const seal = await reportFieldSealer(scope, task.reportId);
      const result = await db
        .updateTable("report_task")
        .set((eb) => ({
          text: seal(textOf(task.id), task.text),
          ...{ assignee_id: task.assigneeId, due_day: task.dueDay },
          ...{ changed_by: task.by, changed_at: task.at, version: eb("version", "+", 1) },
        }))
        .where("id", "=", task.id)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "change the task");
      await append(event);
    },
    /** Ends a task, or opens it again. */
    async setState(
      id: TaskId,
      { state, by, at }: By & { readonly state: TaskState },
      event: CustodyEvent,
    ) {
      const result = await db
        .updateTable("report_task")
        .set((eb) => ({ state, changed_by: by, changed_at: at, version: eb("version", "+", 1) }))
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "end the task");
      await append(event);
    },
  };
}
