import type { Selectable } from "kysely";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { DraftId, LinkId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { GivenLink, LinkMethod, LinkTask } from "#app/core/intake/links.ts";
import type { ReportLinkTable } from "#db/partner-tables.ts";
import type { AppendEvent } from "./custody-store.ts";
import { reportsInSight, type Looker } from "./reach.ts";
import { fieldOpener, fieldSealer } from "./report-keys.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

/** A web address of a report, and how the task to preserve it stands. */
export interface ReportLink extends GivenLink {
  readonly id: LinkId;
  readonly draftId: DraftId;
  readonly reportId: ReportId;
  readonly task: LinkTask;
  readonly assigneeId: PersonId | null;
  readonly method: LinkMethod | null;
  /** What the person who did it, or could not, says. */
  readonly note: string;
  readonly changedBy: PersonId | null;
  readonly changedAt: Instant | null;
  /** How often the task changed: a form says which it was made for. */
  readonly version: number;
}

const fieldOf = (id: string, column: "address" | "seen" | "note") =>
  ({ purpose: "metadata", row: `${id}/${column}` }) as const;

/** Reading web addresses that reporters gave. */
export function linkReader(scope: DatabaseScope) {
  const { db, holdsRows } = scope;
  const linksOf = async (rows: readonly Selectable<ReportLinkTable>[]): Promise<ReportLink[]> => {
    const open = await fieldOpener(
      scope,
      rows.map((row) => row.draft_id),
    );
    return rows.map((row) => ({
      id: row.id as LinkId,
      draftId: row.draft_id as DraftId,
      reportId: row.report_id as ReportId,
      address: open(row.draft_id, fieldOf(row.id, "address"), row.address),
      seen: open(row.draft_id, fieldOf(row.id, "seen"), row.seen),
      givenAt: row.given_at as Instant,
      task: row.task as LinkTask,
      assigneeId: row.assignee_id as PersonId | null,
      method: row.method as LinkMethod | null,
      note: open(row.draft_id, fieldOf(row.id, "note"), row.note),
      changedBy: row.changed_by as PersonId | null,
      changedAt: row.changed_at as Instant | null,
      version: row.version,
    }));
  };
  return {
    async find(id: LinkId): Promise<ReportLink | undefined> {
      const row = await db
        .selectFrom("report_link")
        .selectAll()
        .where("id", "=", id)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row === undefined ? undefined : (await linksOf([row]))[0];
    },
    /** Open tasks to preserve a link that somebody has, of reports that they may know of; up to `limit`, the oldest first. */
    async openOf(
      looker: Looker,
      limit: number,
    ): Promise<(ReportLink & { readonly reportCode: string })[]> {
      const rows = await db
        .selectFrom("report_link")
        .innerJoin("report", "report.id", "report_link.report_id")
        .selectAll("report_link")
        .select("report.code")
        .where("report_link.assignee_id", "=", looker.personId)
        .where("report_link.task", "=", "open")
        .where((eb) => reportsInSight(eb as never, looker))
        .orderBy("report_link.given_at")
        .orderBy("report_link.id")
        .limit(limit)
        .execute();
      const codes = new Map(rows.map((row) => [row.id as LinkId, row.code]));
      return (await linksOf(rows)).map((link) => ({
        ...link,
        reportCode: codes.get(link.id) ?? "",
      }));
    },
    /** In the order in which they were given. */
    async ofReport(reportId: ReportId): Promise<ReportLink[]> {
      const rows = await db
        .selectFrom("report_link")
        .selectAll()
        .where("report_id", "=", reportId)
        .orderBy("position")
        .execute();
      return linksOf(rows);
    },
  };
}

/** Reading and writing web addresses. Every change writes its custody event in the same transaction. */
export function linkStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...linkReader(scope),
    /** Keeps an address with its report; the task to preserve it is open from then on. */
    async receive(
      link: GivenLink & {
        readonly id: LinkId;
        readonly draftId: DraftId;
        readonly reportId: ReportId;
        readonly position: number;
      },
      event: CustodyEvent,
    ): Promise<void> {
      const seal = await fieldSealer(scope, link.draftId);
      await db
        .insertInto("report_link")
        .values({
          id: link.id,
          draft_id: link.draftId,
          report_id: link.reportId,
          position: link.position,
          address: seal(fieldOf(link.id, "address"), link.address),
          seen: seal(fieldOf(link.id, "seen"), link.seen),
          given_at: link.givenAt,
          task: "open",
          assignee_id: null,
          method: null,
          note: "",
          changed_by: null,
          changed_at: null,
        })
        .execute();
      await append(event);
    },
    async assign(id: LinkId, assigneeId: PersonId | null, event: CustodyEvent): Promise<void> {
      const result = await db
        .updateTable("report_link")
        .set((eb) => ({ assignee_id: assigneeId, version: eb("version", "+", 1) }))
        .where("id", "=", id)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "give the task to somebody");
      await append(event);
    },
    /** Ends the task. One that failed, or was done badly, can be ended again: the log keeps what was before. */
    async end(
      link: Pick<ReportLink, "id" | "draftId">,
      how: {
        readonly task: "done" | "failed";
        readonly method: LinkMethod | null;
        readonly note: string;
        readonly by: PersonId;
        readonly at: Instant;
      },
      event: CustodyEvent,
    ): Promise<void> {
      const seal = await fieldSealer(scope, link.draftId);
      const result = await db
        .updateTable("report_link")
        .set((eb) => ({
          task: how.task,
          method: how.method,
          note: seal(fieldOf(link.id, "note"), how.note),
          changed_by: how.by,
          changed_at: how.at,
          version: eb("version", "+", 1),
        }))
        .where("id", "=", link.id)
        .executeTakeFirstOrThrow();
      requireOne(result.numUpdatedRows, "end the task");
      await append(event);
    },
  };
}
