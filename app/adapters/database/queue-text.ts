import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import { cellsNear, type Near } from "#app/core/triage/near.ts";
import type { DatabaseScope } from "./scope.ts";
import { agencyMark, STATES_STATUS } from "./search-marks.ts";
import { fts5Match, isInTokens, tsQuery } from "./search-match.ts";
import type { SearchTables } from "./search-place.ts";

/** What of a filter is looked for in the search's own place: words, and what is kept there for being said in words. */
export interface TextSearch {
  /** Tables of the search, joined: `w` holds a report's id and number. */
  readonly from: RawBuilder<unknown>;
  /** True of what is looked for. */
  readonly matches: RawBuilder<SqlBool>;
  /** Selects a row for each match, to be counted. */
  readonly counted: RawBuilder<unknown>;
  /** A report's number, by which matches are read in order. */
  readonly number: RawBuilder<unknown>;
  /** True of the report of the row at hand; for a few rows that were found otherwise. */
  readonly isMatched: RawBuilder<SqlBool>;
}

/** Which of these reports may state somebody's immigration status, as far as the search has learnt them. */
export async function statingStatus(
  scope: Pick<DatabaseScope, "db">,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await scope.db
    .$extendTables<SearchTables>()
    .selectFrom("search.report_words")
    .select("report_id")
    .where("report_id", "in", ids)
    .where("states_status", "=", 1)
    .execute();
  return new Set(rows.map(({ report_id }) => report_id));
}

/** Selects the `id` of every report that matches. */
export function allMatches({ from, matches }: TextSearch): RawBuilder<unknown> {
  return sql`select w.report_id as id from ${from} where ${matches}`;
}

/** The search for a filter; undefined where it names nothing of the kind. */
export function textSearchOf(
  { dialect }: Pick<DatabaseScope, "dialect">,
  filter: QueueFilter,
): TextSearch | undefined {
  const { words, place, agency, near, flag } = filter;
  const statesStatus = flag === "status-words";
  // A row that is at hand is measured: that it lies in a cell says nothing more.
  const rowMarks = [
    ...(agency === null ? [] : [[agencyMark(agency)]]),
    ...(statesStatus ? [[STATES_STATUS]] : []),
  ];
  const isWorded = words.length + place.length + rowMarks.length > 0;
  if (!isWorded && near === null) return undefined;
  const cells = near === null ? undefined : cellsNear(near);
  const marks = [...rowMarks, ...(cells === undefined ? [] : [cells])];
  const isNear = near === null ? sql<SqlBool>`true` : within(near);
  if (dialect === "sqlite") {
    const there = place.length === 0 ? "" : ` AND ({place} : (${fts5Match(place)}))`;
    const match = (some: typeof marks) => `(${fts5Match(words, some)})${there}`;
    const tokens = {
      all: sql<string>`(' ' || t.said || ' ¶ ' || t.place || ' ¶ ' || t.marks || ' ')`,
      place: sql<string>`(' ' || t.place || ' ')`,
      marks: sql<string>`(' ' || t.marks || ' ')`,
    };
    const inText = sql`cross join search.report_text as t
      on t.rowid = w.number and ${isInTokens(tokens, { words, place, marks: rowMarks })}`;
    return {
      // In this order: the index is read once, and each match leads to its report.
      from: sql`search.report_text as t cross join search.report_words as w`,
      matches: sql`t.report_text match ${match(marks)} and w.number = t.rowid and ${isNear}`,
      counted:
        near === null
          ? sql`select t.rowid from search.report_text as t where t.report_text match ${match(marks)}`
          : sql`select t.rowid from search.report_text as t cross join search.report_words as w
              where t.report_text match ${match(marks)} and w.number = t.rowid and ${isNear}`,
      number: sql`t.rowid`,
      isMatched: sql`exists (select 1 from search.report_words as w ${isWorded ? inText : sql``}
        where w.report_id = report.id and ${isNear})`,
    };
  }
  const there =
    place.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`w.place @@ ${tsQuery(place)}::tsquery`;
  const said = (some: typeof marks) =>
    sql`w.said @@ ${tsQuery(words, some)}::tsquery and ${there} and ${isNear}`;
  return {
    from: sql`search.report_words as w`,
    matches: sql`${said(marks)}`,
    counted: sql`select 1 from search.report_words as w where ${said(marks)}`,
    number: sql`w.number`,
    isMatched: sql`exists (select 1 from search.report_words as w
      where w.report_id = report.id and ${said(rowMarks)} limit 1 offset 0)`,
  };
}

/** Great-circle distance, as `core/claims/distance.ts` measures it, without taking roots. */
function within({ latitude, longitude, kilometres }: Near): RawBuilder<SqlBool> {
  const half = sql`sin(radians((w.latitude - ${latitude}) / 2))`;
  const side = sql`sin(radians((w.longitude - ${longitude}) / 2))`;
  const level = Math.cos((latitude * Math.PI) / 180);
  const most = Math.sin((kilometres * 1_000) / (2 * EARTH_METRES)) ** 2;
  return sql`(${half} * ${half} + ${level} * cos(radians(w.latitude)) * ${side} * ${side}) <= ${most}`;
}

const EARTH_METRES = 6_371_008.8;
