import { expressionBuilder, sql, type Expression, type RawBuilder, type SqlBool } from "kysely";
import type { ReportId } from "#app/core/ids.ts";
import { parseInstant } from "#app/core/instant.ts";
import {
  isByIncident,
  isLatestFirst,
  reversed,
  type QueueFilter,
  type QueueKey,
} from "#app/core/triage/queue-filter.ts";
import { searchNumber } from "#app/core/triage/search-number.ts";
import type { Schema } from "#db/schema.ts";
import {
  afterKey,
  matches,
  orderKey,
  standsForItsFold,
  type QueueLooker,
} from "./queue-conditions.ts";
import { narrowSets, type NarrowSet } from "./queue-narrow.ts";
import { textSearchOf } from "./queue-text.ts";
import type { DatabaseScope } from "./scope.ts";

/** So few are cheaper fetched and sorted than looked for along the queue. */
const FEW = 4_000;
/** As many matches of a search are sorted by another order than that of arrival; with more they are read as they came. */
const MOST_SORTED = 10_000;

/** So many of a few are looked up first, then twice as many each time. */
const FIRST_PORTION = 100;

/** How a filter's reports are found: along the queue, along the search's matches, or among a few that were found first. */
type Way = { readonly kind: "queue" } | { readonly kind: "matches" } | Few;

interface Few {
  readonly kind: "few";
  readonly ids: readonly string[];
  /** The search has been asked about all of them. */
  readonly matched: boolean;
  /** The same in the order that is asked for, where they were found so. */
  readonly sorted?: readonly SortedKey[];
}

interface SortedKey {
  readonly id: string;
  readonly value: string;
}

/** Whether the filter lets the row `report` through, for who may know of it. */
export function isInQueue(
  scope: DatabaseScope,
  filter: QueueFilter,
  reader: QueueLooker,
): Expression<SqlBool> {
  const eb = expressionBuilder<Schema, "report">();
  const text = textSearchOf(scope, filter);
  const passes = matches(eb, filter, reader);
  return text === undefined ? passes : eb.and([passes, text.isMatched]);
}

export interface FoundKey {
  readonly id: ReportId;
  readonly receivedAt: string;
  readonly firstDay: string | null;
}

/**
 * Finds the reports of one filter. No part of a filter is read whole when another leaves fewer: what leaves few is asked first, by an index
 * each, and of what is left the rest is looked up row by row.
 */
export async function queueFinder(scope: DatabaseScope, filter: QueueFilter, reader: QueueLooker) {
  const { db, dialect } = scope;
  const text = textSearchOf(scope, filter);
  const way = await chooseWay();
  // What matches too often to be sorted comes in the order in which the search holds it.
  const isNewestInstead = way.kind === "matches" && isByIncident(filter.order);
  const asked: QueueFilter = isNewestInstead ? { ...filter, order: "newest" } : filter;

  async function chooseWay(): Promise<Way> {
    const small: { readonly set: NarrowSet; readonly count: number }[] = [];
    for (const set of narrowSets(filter, reader, text)) {
      const most = isByIncident(filter.order) && set.kind === "text" ? MOST_SORTED : FEW;
      const { rows } = await sql<{ n: number }>`select count(*) as n
        from (${set.ids} limit ${most + 1}) as counted`.execute(db);
      const count = Number(rows[0]?.n ?? 0);
      if (count <= most) small.push({ set, count });
    }
    const [best] = small.toSorted((one, other) => one.count - other.count);
    if (best === undefined) return { kind: text === undefined ? "queue" : "matches" };
    if (isByIncident(filter.order) && best.set.byIncident !== undefined) {
      const { rows: sorted } = await sql<SortedKey>`${best.set.byIncident}`.execute(db);
      return { kind: "few", ids: sorted.map(({ id }) => id), matched: true, sorted };
    }
    // The search holds its matches as they came.
    if (best.set.kind === "text") return { kind: "matches" };
    const ids = await idsIn(best.set);
    const found = small.find(({ set }) => set.kind === "text");
    if (found === undefined) return { kind: "few", ids, matched: false };
    // To ask the search for all of them at once is quicker than row by row.
    const matched = new Set(await idsIn(found.set));
    return { kind: "few", ids: ids.filter((id) => matched.has(id)), matched: true };
  }

  async function idsIn({ ids }: NarrowSet): Promise<string[]> {
    const { rows } = await sql<{ id: string }>`${ids}`.execute(db);
    return [...new Set(rows.map(({ id }) => id))];
  }

  /** All conditions on the row `report`, but what the way to it has seen to. */
  function isShown(): Expression<SqlBool> {
    const isFound = way.kind === "matches" || (way.kind === "few" && way.matched);
    const eb = expressionBuilder<Schema, "report">();
    return isFound ? matches(eb, filter, reader) : isInQueue(scope, filter, reader);
  }

  /** All whom the way leaves; of those that were found first, and need not be looked at all, `some`. */
  function tables(some = way.kind === "few" ? way.ids : undefined): {
    readonly from: RawBuilder<unknown>;
    readonly joined: RawBuilder<SqlBool>;
  } {
    if (way.kind === "matches" && text !== undefined) {
      return {
        from: sql`${text.from} cross join report`,
        joined: sql`${text.matches} and report.id = w.report_id`,
      };
    }
    if (some === undefined) {
      // Nothing leaves few: along the queue the page is soon full. SQLite, which counts nothing, would take any other index for better.
      const index = sql.ref(isByIncident(asked.order) ? "report_incident" : "report_newest");
      const along = dialect === "sqlite" ? sql`report indexed by ${index}` : sql`report`;
      return { from: along, joined: sql`true` };
    }
    return dialect === "sqlite"
      ? {
          // In this order: no index of another condition is better than these few.
          from: sql`json_each(${JSON.stringify(some)}) as chosen cross join report`,
          joined: sql`report.id = chosen.value`,
        }
      : { from: sql`report`, joined: sql`report.id = any(${some}::text[])` };
  }

  async function keysAmong(limit: number, ids?: readonly string[]): Promise<FoundKey[]> {
    const report = expressionBuilder<Schema, "report">();
    const { from, joined } = tables(ids);
    const down = sql.raw(isLatestFirst(asked.order) ? "desc" : "asc");
    const isFirst =
      filter.unfolded === true
        ? sql<SqlBool>`true`
        : standsForItsFold(isInQueue(scope, filter, reader));
    const byNumber = way.kind === "matches" && text !== undefined ? text.number : undefined;
    const after = byNumber === undefined ? afterKey(report, asked) : afterNumber(byNumber);
    // Not by an index where a few are sorted: it would be walked for them.
    const plain = way.kind === "few" ? sql`(${orderKey(asked)} || '')` : orderKey(asked);
    const order =
      byNumber === undefined ? sql`${plain} ${down}, report.id ${down}` : sql`${byNumber} ${down}`;
    const { rows } = await sql<{ id: string; received_at: string; first_day: string | null }>`
      select report.id, report.received_at, report.incident_first_day as first_day from ${from}
      where ${joined} and ${isShown()} and ${isFirst} and ${after}
      order by ${order} limit ${limit}`.execute(db);
    return rows.map((row) => ({
      ...{ id: row.id as ReportId, receivedAt: row.received_at, firstDay: row.first_day },
    }));
  }

  /** What of a few stands behind the filter's key, in order. What costs more to tell of a row, its words and its fold, is left for who reads so far. */
  async function sortedBehind({ ids, sorted }: Few): Promise<readonly string[]> {
    if (sorted !== undefined) return behindKey(sorted, asked);
    const eb = expressionBuilder<Schema, "report">();
    const { from, joined } = tables(ids);
    const down = sql.raw(isLatestFirst(asked.order) ? "desc" : "asc");
    const { rows } = await sql<{ id: string }>`select report.id from ${from}
      where ${joined} and ${matches(eb, filter, reader)} and ${afterKey(eb, asked)}
      order by (${orderKey(asked)} || '') ${down}, report.id ${down}`.execute(db);
    return rows.map(({ id }) => id);
  }

  return {
    /** True where more than 10,000 match and they come as they were received, whatever order was asked for. */
    isNewestInstead,
    /** The first of what comes after the filter's key, in order; so many at most. */
    async keys(limit: number): Promise<FoundKey[]> {
      if (way.kind !== "few") return keysAmong(limit);
      const ids = await sortedBehind(way);
      const found: FoundKey[] = [];
      for (let [at, portion] = [0, FIRST_PORTION]; at < ids.length && found.length < limit;) {
        found.push(...(await keysAmong(limit - found.length, ids.slice(at, at + portion))));
        [at, portion] = [at + portion, 2 * portion];
      }
      return found;
    },
    /** How many there are, counted up to `most`; to the end with null. */
    count: (most: number | null) => countWhere(sql<SqlBool>`true`, most),
    /** How many come before a place in the order, counted up to `most`. Undefined where they come in another order than was asked for. */
    async countBefore(key: QueueKey, most: number): Promise<number | undefined> {
      if (isNewestInstead) return undefined;
      const report = expressionBuilder<Schema, "report">();
      const back = { ...filter, order: reversed(filter.order), after: key };
      return countWhere(afterKey(report, back), most);
    },
    /** Whether a report is among them. */
    async has(id: ReportId): Promise<boolean> {
      const { rows } = await sql`select 1 as one from report
        where report.id = ${id} and ${isInQueue(scope, filter, reader)}`.execute(db);
      return rows.length > 0;
    },
  };

  async function countWhere(also: Expression<SqlBool>, most: number | null): Promise<number> {
    const { from, joined } = tables();
    const end = most === null ? sql`` : sql`limit ${most}`;
    const { rows } = await sql<{ n: number }>`select count(*) as n from (
      select 1 as one from ${from} where ${joined} and ${isShown()} and ${also} ${end}
    ) as counted`.execute(db);
    return Number(rows[0]?.n ?? 0);
  }

  function afterNumber(number: RawBuilder<unknown>): Expression<SqlBool> {
    if (asked.after === null) return sql<SqlBool>`true`;
    const { value, id } = asked.after;
    const receivedAt = parseInstant(value);
    if (receivedAt === undefined) return sql<SqlBool>`true`;
    const sign = sql.raw(isLatestFirst(asked.order) ? "<" : ">");
    // A report that the search has not learnt yet stands where it will.
    const own = String(searchNumber(receivedAt, id));
    return sql<SqlBool>`${number} ${sign} coalesce((select known.number from search.report_words as known
      where known.report_id = ${id}), cast(${own} as bigint))`;
  }
}

/** Of keys in the filter's order those behind its key. */
function behindKey(keys: readonly SortedKey[], { after, order }: QueueFilter): string[] {
  if (after === null) return keys.map(({ id }) => id);
  const isDown = isLatestFirst(order);
  const isBehind = (one: SortedKey) => {
    const [value, key] = one.value === after.value ? [one.id, after.id] : [one.value, after.value];
    return isDown ? value < key : value > key;
  };
  return keys.filter(isBehind).map(({ id }) => id);
}
