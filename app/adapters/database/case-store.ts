import { sql } from "kysely";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { CaseId, PersonId, ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import type { Category } from "#app/core/intake/category.ts";
import type { CaseFileTable } from "#db/schema.ts";
import type { AppendEvent } from "./custody-store.ts";
import { exhibitReader, exhibitStore } from "./exhibit-store.ts";
import { casesInSight, type Looker } from "./reach.ts";
import { reportWords } from "./report-words.ts";
import { requireOne, type DatabaseScope } from "./scope.ts";

export type { Exhibit } from "./exhibit-store.ts";

export interface CaseFile {
  readonly id: CaseId;
  readonly number: string;
  readonly title: string;
  readonly status: string;
  readonly team: string;
  readonly openedAt: Instant;
}

export interface CaseReportRow {
  readonly reportId: ReportId;
  readonly code: string;
  readonly category: Category;
  readonly place: string;
  readonly addedAt: Instant;
}

/** A number of ours for PostgreSQL's advisory lock: whoever numbers a case waits for the one before. */
const NUMBER_LOCK = 7_306_602;

const CASE = ["id", "number", "title", "status", "team", "opened_at"] as const;

function caseOf(row: Pick<CaseFileTable, (typeof CASE)[number]>): CaseFile {
  return {
    id: row.id as CaseId,
    number: row.number,
    title: row.title,
    status: row.status,
    team: row.team,
    openedAt: row.opened_at as Instant,
  };
}

/** One page of a list of cases: the entries behind `after`, the first page without it. */
export interface CasePage {
  readonly after: { readonly openedAt: string; readonly id: string } | null;
  readonly limit: number;
}

/** Reading cases. */
export function caseReader(scope: DatabaseScope) {
  const { db, holdsRows } = scope;
  return {
    ...exhibitReader(scope),
    async find(id: CaseId): Promise<CaseFile | undefined> {
      const row = await db
        .selectFrom("case_file")
        .select(CASE)
        .where("id", "=", id)
        .$if(holdsRows, (query) => query.forNoKeyUpdate())
        .executeTakeFirst();
      return row === undefined ? undefined : caseOf(row);
    },
    async byNumber(number: string): Promise<CaseFile | undefined> {
      const row = await db
        .selectFrom("case_file")
        .select(CASE)
        .where("number", "=", number)
        .executeTakeFirst();
      return row === undefined ? undefined : caseOf(row);
    },
    /** The cases a looker may know of, newest first; all of them without one, for programs of the office itself. */
    async list(
      looker?: Looker,
      page?: CasePage,
    ): Promise<(CaseFile & { reportCount: number; exhibitCount: number })[]> {
      const rows = await db
        .selectFrom("case_file")
        .select(CASE)
        .select((eb) => [
          eb
            .selectFrom("case_report")
            .select((inner) => inner.fn.countAll<number>().as("n"))
            .whereRef("case_report.case_id", "=", "case_file.id")
            .as("reports"),
          eb
            .selectFrom("exhibit")
            .select((inner) => inner.fn.countAll<number>().as("n"))
            .whereRef("exhibit.case_id", "=", "case_file.id")
            .where("exhibit.unmarked_at", "is", null)
            .as("exhibits"),
        ])
        .$if(looker !== undefined, (query) =>
          query.where((eb) => (looker === undefined ? eb.and([]) : casesInSight(eb, looker))),
        )
        .$if(page?.after != null, (query) =>
          query.where((eb) =>
            eb(
              eb.refTuple("case_file.opened_at", "case_file.id"),
              "<",
              eb.tuple<string, string>(page?.after?.openedAt ?? "", page?.after?.id ?? ""),
            ),
          ),
        )
        .orderBy("opened_at", "desc")
        .orderBy("id", "desc")
        .$if(page !== undefined, (query) => query.limit(page?.limit ?? 0))
        .execute();
      return rows.map((row) => ({
        ...caseOf(row),
        reportCount: Number(row.reports ?? 0),
        exhibitCount: Number(row.exhibits ?? 0),
      }));
    },
    /**
     * The highest running number given with this prefix, 0 before the first: one above it is free even where a case is
     * gone. Whoever asks in order to give the next one is alone until the transaction ends.
     */
    async highestNumber(prefix: string): Promise<number> {
      if (holdsRows) await sql`select pg_advisory_xact_lock(${NUMBER_LOCK})`.execute(db);
      const row = await db
        .selectFrom("case_file")
        .select("number")
        .where(sql<string>`substr(number, 1, ${prefix.length})`, "=", prefix)
        .orderBy(sql`length(number)`, "desc")
        .orderBy("number", "desc")
        .limit(1)
        .executeTakeFirst();
      const running = Number(row?.number.slice(prefix.length) ?? 0);
      if (!Number.isSafeInteger(running)) throw new Error("could not read the last case number");
      return running;
    },
    async reports(id: CaseId): Promise<CaseReportRow[]> {
      const rows = await db
        .selectFrom("case_report")
        .innerJoin("report", "report.id", "case_report.report_id")
        .select([
          "report.id",
          "report.draft_id",
          "report.code",
          "report.category",
          "report.place",
          "case_report.added_at",
        ])
        .where("case_report.case_id", "=", id)
        .orderBy("case_report.added_at")
        .orderBy("report.id")
        .execute();
      const words = await reportWords(scope, rows);
      return rows.map((row) => ({
        reportId: row.id as ReportId,
        code: row.code,
        category: row.category as Category,
        place: words.place(row),
        addedAt: row.added_at as Instant,
      }));
    },
    /** The cases a report is in. */
    async ofReport(reportId: ReportId): Promise<CaseFile[]> {
      const rows = await db
        .selectFrom("case_report")
        .innerJoin("case_file", "case_file.id", "case_report.case_id")
        .select([
          "case_file.id",
          "case_file.number",
          "case_file.title",
          "case_file.status",
          "case_file.team",
          "case_file.opened_at",
        ])
        .where("case_report.report_id", "=", reportId)
        .orderBy("case_file.number")
        .execute();
      return rows.map(caseOf);
    },
  };
}

/** Reading and writing cases. Every change writes its custody events in the same transaction. */
export function caseStore(scope: DatabaseScope, append: AppendEvent) {
  const { db } = scope;
  return {
    ...caseReader(scope),
    ...exhibitStore(scope, append),
    async open(
      file: CaseFile & { readonly openedBy: PersonId },
      event: CustodyEvent,
    ): Promise<void> {
      await db
        .insertInto("case_file")
        .values({
          id: file.id,
          number: file.number,
          title: file.title,
          status: file.status,
          team: file.team,
          opened_by: file.openedBy,
          opened_at: file.openedAt,
        })
        .execute();
      await append(event);
    },
    /** Adds a report; false when it was in the case already, and then nothing is recorded. */
    async addReport(
      id: CaseId,
      reportId: ReportId,
      by: PersonId,
      at: Instant,
      event: CustodyEvent,
    ): Promise<boolean> {
      const result = await db
        .insertInto("case_report")
        .values({ case_id: id, report_id: reportId, added_by: by, added_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (result.numInsertedOrUpdatedRows !== 1n) return false;
      await append(event);
      return true;
    },
    async removeReport(id: CaseId, reportId: ReportId, event: CustodyEvent): Promise<void> {
      const { numDeletedRows } = await db
        .deleteFrom("case_report")
        .where("case_id", "=", id)
        .where("report_id", "=", reportId)
        .executeTakeFirstOrThrow();
      requireOne(numDeletedRows, "take the report out of the case");
      await append(event);
    },
  };
}
