import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import { cellsNear, type Near } from "#app/core/triage/near.ts";
import type { DatabaseScope } from "./scope.ts";
import { agencyMark, STATES_STATUS } from "./search-marks.ts";
import { fts5Match, tsQuery } from "./search-match.ts";

/** What of a filter is looked for in the search's own place: words, and what is kept there for being said in words. */
export interface TextSearch {
  /** Tables of the search, joined: `w` holds a report's id and number. */
  readonly from: RawBuilder<unknown>;
  /** True of what is looked for. */
  readonly matches: RawBuilder<SqlBool>;
  /** A report's number, by which matches are read in order. */
  readonly number: RawBuilder<unknown>;
}

/** What of a filter is looked for in the search's own place. */
type Sought = Pick<QueueFilter, "words" | "place" | "agency" | "near" | "flag">;

/** Looks for reports whose words may state somebody's immigration status. */
const STATES_STATUS_ONLY: Sought = {
  ...{ words: [], place: [], agency: null, near: null, flag: "status-words" },
};

/** Which of these reports may state somebody's immigration status, as far as the search has learnt them. */
export async function statingStatus(
  scope: DatabaseScope,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const text = textSearchOf(scope, STATES_STATUS_ONLY);
  if (text === undefined || ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`select report.id from report
    where report.id in (${sql.join(ids)}) and ${isMatched(scope, text)}`.execute(scope.db);
  return new Set(rows.map(({ id }) => id));
}

/** The search for a filter; undefined where it names nothing of the kind. */
export function textSearchOf(
  { dialect }: Pick<DatabaseScope, "dialect">,
  filter: Sought,
): TextSearch | undefined {
  const { words, place, agency, near, flag } = filter;
  const statesStatus = flag === "status-words";
  const isMarked = agency !== null || near !== null || statesStatus;
  if (words.length + place.length === 0 && !isMarked) return undefined;
  const cells = near === null ? undefined : cellsNear(near);
  const marks = [
    ...(agency === null ? [] : [[agencyMark(agency)]]),
    ...(statesStatus ? [[STATES_STATUS]] : []),
    ...(cells === undefined ? [] : [cells]),
  ];
  const isNear = near === null ? sql<SqlBool>`true` : within(near);
  if (dialect === "sqlite") {
    const there = place.length === 0 ? "" : ` AND ({place} : (${fts5Match(place)}))`;
    const match = `(${fts5Match(words, marks)})${there}`;
    return {
      // In this order: the index is read once, and each match leads to its report.
      from: sql`search.report_text as t cross join search.report_words as w`,
      matches: sql`t.report_text match ${match} and w.number = t.rowid and ${isNear}`,
      number: sql`t.rowid`,
    };
  }
  const there =
    place.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`w.place @@ ${tsQuery(place)}::tsquery`;
  return {
    from: sql`search.report_words as w`,
    matches: sql`w.said @@ ${tsQuery(words, marks)}::tsquery and ${there} and ${isNear}`,
    number: sql`w.number`,
  };
}

/** True of the report of the row at hand; for a few rows that were found otherwise. */
export function isMatched(
  { dialect }: Pick<DatabaseScope, "dialect">,
  { from, matches }: TextSearch,
): RawBuilder<SqlBool> {
  const tables =
    dialect === "sqlite" ? sql`search.report_words as w cross join search.report_text as t` : from;
  return sql`exists (select 1 from ${tables} where w.report_id = report.id and ${matches})`;
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
