import type { Selectable } from "kysely";
import type { ActId, BulkId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { BulkAct, BulkCounts, BulkReason, BulkState } from "#app/core/triage/bulk.ts";
import type { BulkActTable } from "#db/bulk-tables.ts";
import { inChunks } from "./in-chunks.ts";
import { reportsInSight, type Looker } from "./reach.ts";
import { fieldOpener } from "./report-keys.ts";
import type { DatabaseScope } from "./scope.ts";

/** One act on many reports. */
export interface Bulk {
  readonly id: BulkId;
  readonly act: BulkAct;
  /** Why, in the words of who asked; empty for one that takes another back. */
  readonly comment: string;
  readonly askedBy: PersonId;
  readonly askedByName: string;
  readonly askedAt: Instant;
  readonly reports: number;
  readonly finishedAt: Instant | null;
}

/** A report whose turn it is. */
export interface BulkTurn {
  readonly position: number;
  readonly reportId: ReportId;
  readonly seen: number;
  readonly undoes: ActId | null;
}

export interface BulkRow {
  readonly position: number;
  readonly reportId: ReportId;
  readonly code: string;
  readonly state: BulkState;
  readonly why: BulkReason | null;
}

/** Under what name the comment of an act is bound to its row. */
export const commentField = (id: string) => ({ purpose: "notes", row: `${id}/comment` }) as const;

function countsIn(rows: readonly { readonly state: string; readonly n: number }[]): BulkCounts {
  const of = (state: BulkState) => Number(rows.find((row) => row.state === state)?.n ?? 0);
  return { waiting: of("waiting"), done: of("done"), same: of("same"), skipped: of("skipped") };
}

/** Reading acts on many reports. */
export function bulkReader(scope: DatabaseScope) {
  const { db, holdsRows } = scope;
  const bulks = () =>
    db
      .selectFrom("bulk_act as bulk")
      .innerJoin("person", "person.id", "bulk.asked_by")
      .selectAll("bulk")
      .select("person.display_name as by_name");
  type Row = Selectable<BulkActTable> & { readonly by_name: string };
  async function read(rows: readonly Row[]): Promise<Bulk[]> {
    const open = await fieldOpener(scope, ["office"]);
    return rows.map((row) => ({
      id: row.id as BulkId,
      act: { kind: row.kind, to: row.target } as BulkAct,
      comment: open("office", commentField(row.id), row.comment),
      askedBy: row.asked_by as PersonId,
      askedByName: row.by_name,
      askedAt: row.asked_at as Instant,
      reports: Number(row.reports),
      finishedAt: row.finished_at as Instant | null,
    }));
  }
  const rowsOf = (id: BulkId, looker: Looker | undefined) =>
    db
      .selectFrom("bulk_report as row")
      .innerJoin("report", "report.id", "row.report_id")
      .where("row.bulk_id", "=", id)
      .$if(looker !== undefined, (query) =>
        query.where((eb) => (looker ? reportsInSight(eb as never, looker) : eb.lit(true))),
      );
  /** Its reports with something done that no later act on many took back, or tried to. */
  const leftOf = (id: BulkId, looker: Looker | undefined) =>
    rowsOf(id, looker)
      .where("row.act_id", "is not", null)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom("bulk_report as later")
              .select("later.bulk_id")
              .whereRef("later.undoes", "=", "row.act_id"),
          ),
        ),
      );
  return {
    async find(id: BulkId): Promise<Bulk | undefined> {
      const row = await bulks()
        .where("bulk.id", "=", id)
        .$if(holdsRows, (query) => query.forNoKeyUpdate("bulk"))
        .executeTakeFirst();
      return row && (await read([row]))[0];
    },
    /** What one person asked for, newest first; so many at most. */
    async listOf(personId: PersonId, limit: number): Promise<Bulk[]> {
      const rows = await bulks()
        .where("bulk.asked_by", "=", personId)
        .orderBy("bulk.asked_at", "desc")
        .orderBy("bulk.id", "desc")
        .limit(limit)
        .execute();
      return read(rows);
    },
    /** The act that took this one back last; undefined where none did. */
    async undoneBy(id: BulkId): Promise<BulkId | undefined> {
      const row = await db
        .selectFrom("bulk_act")
        .select("id")
        .where("kind", "=", "undo")
        .where("target", "=", id)
        .orderBy("asked_at", "desc")
        .orderBy("id", "desc")
        .limit(1)
        .executeTakeFirst();
      return row?.id as BulkId | undefined;
    },
    /** How many of its reports stand in which state: of all, or of those that a looker may know of. */
    async counts(id: BulkId, looker?: Looker): Promise<BulkCounts> {
      const rows = await rowsOf(id, looker)
        .select("row.state as state")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .groupBy("row.state")
        .execute();
      return countsIn(rows);
    },
    /** The same of many acts and all their reports, for a list. */
    async countsOf(ids: readonly BulkId[]): Promise<ReadonlyMap<BulkId, BulkCounts>> {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom("bulk_report")
        .select(["bulk_id", "state"])
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .where("bulk_id", "in", ids)
        .groupBy(["bulk_id", "state"])
        .execute();
      return new Map(ids.map((id) => [id, countsIn(rows.filter((row) => row.bulk_id === id))]));
    },
    /** Its reports that a looker may know of, behind a position, in its order; those in one state where one is named. */
    async rows(
      id: BulkId,
      looker: Looker,
      page: {
        readonly after: number;
        readonly limit: number;
        readonly state?: BulkState | undefined;
      },
    ): Promise<BulkRow[]> {
      const { after, limit, state } = page;
      const rows = await rowsOf(id, looker)
        .select(["row.position", "row.report_id", "report.code", "row.state", "row.why"])
        .where("row.position", ">", after)
        .$if(state !== undefined, (query) => query.where("row.state", "=", state ?? ""))
        .orderBy("row.position")
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        position: Number(row.position),
        reportId: row.report_id as ReportId,
        code: row.code,
        state: row.state as BulkState,
        why: row.why as BulkReason | null,
      }));
    },
    /** The next report that waits; undefined where none does. */
    async next(id: BulkId): Promise<BulkTurn | undefined> {
      const row = await db
        .selectFrom("bulk_report")
        .select(["position", "report_id", "seen", "undoes"])
        .where("bulk_id", "=", id)
        .where("state", "=", "waiting")
        .orderBy("position")
        .limit(1)
        .executeTakeFirst();
      return (
        row && {
          position: Number(row.position),
          reportId: row.report_id as ReportId,
          seen: Number(row.seen),
          undoes: row.undoes as ActId | null,
        }
      );
    },
    /**
     * What was done by it and no later act on many took back, or tried to, in its order: of all, or of the reports that a looker may
     * know of.
     */
    async actsLeft(
      id: BulkId,
      looker?: Looker,
    ): Promise<{ readonly reportId: ReportId; readonly act: ActId }[]> {
      const rows = await leftOf(id, looker)
        .select(["row.report_id", "row.act_id"])
        .orderBy("row.position")
        .execute();
      return rows.map((row) => ({ reportId: row.report_id as ReportId, act: row.act_id as ActId }));
    },
    async countLeft(id: BulkId, looker?: Looker): Promise<number> {
      const { n } = await leftOf(id, looker)
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow();
      return Number(n);
    },
    /** Of these reports, those that a looker may know of, in the same order, with which state status and assignee have. */
    async inSight(
      ids: readonly ReportId[],
      looker: Looker,
    ): Promise<
      {
        readonly id: ReportId;
        readonly code: string;
        readonly statusVersion: number;
        readonly assigneeVersion: number;
      }[]
    > {
      const found = new Map<
        string,
        { code: string; status_version: number; assignee_version: number }
      >();
      for (const some of inChunks(ids)) {
        const rows = await db
          .selectFrom("report")
          .select(["report.id", "report.code", "report.status_version", "report.assignee_version"])
          .where("report.id", "in", some)
          .where((eb) => reportsInSight(eb as never, looker))
          .execute();
        for (const row of rows) found.set(row.id, row);
      }
      return [...new Set(ids)].flatMap((id) => {
        const row = found.get(id);
        if (row === undefined) return [];
        const { code, status_version: status, assignee_version: assignee } = row;
        return [{ id, code, statusVersion: Number(status), assigneeVersion: Number(assignee) }];
      });
    },
  };
}
