import { sql, type Kysely } from "kysely";
import type { ReportId } from "#app/core/ids.ts";
import { searchText } from "#app/core/triage/search-text.ts";
import type { Schema } from "#db/schema.ts";
import { reportWords } from "./report-words.ts";
import type { DatabaseScope } from "./scope.ts";

// The words of reports as they are searched: the one place where they lie in clear, and so apart from everything else. A file
// of its own beside SQLite's, a schema of its own in PostgreSQL; made anew from the reports whenever it is missing.

type SearchTables = {
  "search.report_words": { report_id: string; words: string };
};

/** Makes the place for the words where it is missing. It is no migration: it may be thrown away at any time. */
export async function ensureSearchPlace(
  db: Kysely<Schema>,
  dialect: DatabaseScope["dialect"],
): Promise<void> {
  if (dialect === "postgres") {
    await sql`create schema if not exists search`.execute(db);
    await sql`create table if not exists search.report_words
      (report_id text collate "C" not null primary key, words text collate "C" not null)`.execute(
      db,
    );
    return;
  }
  await sql`create table if not exists search.report_words
    (report_id text not null primary key, words text not null) strict`.execute(db);
}

/** Which reports the search does not know yet. */
export function searchReader({ db }: DatabaseScope) {
  return {
    async unknownReports(limit: number): Promise<ReportId[]> {
      const rows = await db
        .selectFrom("report")
        .select("report.id as id")
        .where(
          sql<boolean>`not exists (select 1 from search.report_words as known
            where known.report_id = report.id)`,
        )
        .limit(limit)
        .execute();
      return rows.map((row) => row.id as ReportId);
    },
  };
}

/** Filling and emptying the words. Nothing here is a record: it can be made again from the reports. */
export function searchStore(scope: DatabaseScope) {
  const db = scope.db.$extendTables<SearchTables>();
  return {
    ...searchReader(scope),
    /** Code, words and place of these reports; never who sent them. A report that is gone is passed over. */
    async learn(ids: readonly ReportId[]): Promise<void> {
      if (ids.length === 0) return;
      const rows = await scope.db
        .selectFrom("report")
        .select(["id", "draft_id", "code", "narrative", "place"])
        .where("id", "in", ids)
        .execute();
      const words = await reportWords(scope, rows);
      for (const row of rows) {
        const text = searchText(`${row.code}\n${words.narrative(row)}\n${words.place(row)}`);
        await db
          .insertInto("search.report_words")
          .values({ report_id: row.id, words: text })
          .onConflict((conflict) => conflict.column("report_id").doUpdateSet({ words: text }))
          .execute();
      }
    },
    /** Ends the words of a report that is disposed of. */
    async forget(id: ReportId): Promise<void> {
      await db.deleteFrom("search.report_words").where("report_id", "=", id).execute();
    },
  };
}
