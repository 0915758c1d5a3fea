import { sql, type RawBuilder } from "kysely";
import type { ReportId } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { searchNumber } from "#app/core/triage/search-number.ts";
import { inChunks } from "./in-chunks.ts";
import type { DatabaseScope } from "./scope.ts";
import type { SearchTables } from "./search-place.ts";
import { searchedReports, type SearchedReport } from "./searched-report.ts";
import { fts5Text, tsVector } from "./search-text-of.ts";

/** A report that the search is to learn; the mark tells this wish from a later one. */
export interface Wanted {
  readonly id: ReportId;
  readonly mark: string;
}

/** Which reports the search is still to learn. */
export function searchReader({ db }: DatabaseScope) {
  return {
    async wanted(limit: number): Promise<Wanted[]> {
      const rows = await db.selectFrom("search_wanted").selectAll().limit(limit).execute();
      return rows.map(({ report_id, mark }) => ({ id: report_id as ReportId, mark }));
    },
  };
}

/** Filling and emptying the words. Nothing here is a record: it can be made again from the reports. */
export function searchStore(scope: DatabaseScope) {
  const db = scope.db.$extendTables<SearchTables>();
  const isSqlite = scope.dialect === "sqlite";

  /** Takes reports out; answers the numbers that they had. */
  async function takeOut(ids: readonly string[]): Promise<ReadonlyMap<string, bigint>> {
    const rows = await db
      .selectFrom("search.report_words")
      .select(["report_id", sql<string>`cast(number as text)`.as("number")])
      .where("report_id", "in", ids)
      .execute();
    if (rows.length === 0) return new Map();
    const numbers = rows.map(({ number }) => BigInt(number));
    if (isSqlite) {
      await db.deleteFrom("search.report_text").where("rowid", "in", numbers).execute();
    }
    await db.deleteFrom("search.report_words").where("number", "in", numbers).execute();
    return new Map(rows.map(({ report_id, number }) => [report_id, BigInt(number)]));
  }

  /** Each report's number: the one it had, else its own, else the next that is free. */
  async function numbersFor(
    reports: readonly { readonly id: string; readonly receivedAt: Instant }[],
    had: ReadonlyMap<string, bigint>,
  ): Promise<ReadonlyMap<string, bigint>> {
    const numbers = new Map(had);
    const used = new Set(had.values());
    let open = reports
      .filter(({ id }) => !had.has(id))
      .map(({ id, receivedAt }) => ({ id, number: searchNumber(receivedAt, id) }));
    while (open.length > 0) {
      const rows = await db
        .selectFrom("search.report_words")
        .select(sql<string>`cast(number as text)`.as("number"))
        .where(
          "number",
          "in",
          open.map(({ number }) => number),
        )
        .execute();
      for (const { number } of rows) used.add(BigInt(number));
      const taken: typeof open = [];
      for (const one of open) {
        if (used.has(one.number)) taken.push({ ...one, number: one.number + 1n });
        else {
          numbers.set(one.id, one.number);
          used.add(one.number);
        }
      }
      open = taken;
    }
    return numbers;
  }

  return {
    ...searchReader(scope),
    /**
     * Words, messages and notes of these reports, with code and place and what marks them; never who sent them. A report that is gone, or whose key
     * is, is taken out. Answers once it is written; `learnt` is for a later transaction, since two files are not safe as one.
     */
    async learn(
      ids: readonly ReportId[],
      agencyQuestions: ReadonlySet<string> = new Set(),
    ): Promise<void> {
      if (ids.length === 0) return;
      const had = await takeOut(ids);
      const reports = await searchedReports(scope, ids, agencyQuestions);
      const numbers = await numbersFor(reports, had);
      const numberOf = (id: string) => {
        const number = numbers.get(id);
        if (number === undefined) throw new Error("a report has no place in the search");
        return number;
      };
      for (const some of inChunks(reports)) {
        const rows = some.map((report) => ({
          ...{ number: numberOf(report.id), report_id: report.id },
          ...{ latitude: report.latitude, longitude: report.longitude },
          ...{ first_day: report.firstDay, states_status: report.statesStatus ? 1 : 0 },
          ...(isSqlite ? {} : vectorsOf(report)),
        }));
        await db.insertInto("search.report_words").values(rows).execute();
        if (!isSqlite) continue;
        const texts = some.map((report) => ({ rowid: numberOf(report.id), ...fts5Text(report) }));
        await db.insertInto("search.report_text").values(texts).execute();
      }
    },
    /** These are learnt; one that was wanted again meanwhile stays wanted. */
    async learnt(wanted: readonly Wanted[]): Promise<void> {
      for (const some of inChunks(wanted)) {
        await db
          .deleteFrom("search_wanted")
          .where((eb) => eb.or(some.map(({ id, mark }) => eb.and({ report_id: id, mark }))))
          .execute();
      }
    },
    /** Ends the words of a report that is disposed of. */
    async forget(id: ReportId): Promise<void> {
      await takeOut([id]);
    },
  };
}

function vectorsOf(report: SearchedReport): {
  said: RawBuilder<unknown>;
  place: RawBuilder<unknown>;
} {
  const { said, place } = tsVector(report);
  return { said: sql`${said}::tsvector`, place: sql`${place}::tsvector` };
}
