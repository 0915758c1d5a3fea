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
import { textSearchOf } from "./queue-text.ts";
import { chooseWay } from "./queue-way.ts";
import type { DatabaseScope } from "./scope.ts";

/** So many of a few are looked up first, a page and what may be folded away of it, then twice as many each time. */
const FIRST_PORTION = 64;

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
  const way = await chooseWay(scope, { filter, reader, text });
  // What matches too often to be sorted comes in the order in which the search holds it.
  const isNewestInstead = way.kind === "matches" && isByIncident(filter.order);
  const asked: QueueFilter = isNewestInstead ? { ...filter, order: "newest" } : filter;

  /** All conditions on the row `report`, but what the way to it has seen to. */
  function isShown(): Expression<SqlBool> {
    const isFound = way.kind !== "queue" && (way.kind !== "few" || way.matched);
    const eb = expressionBuilder<Schema, "report">();
    return isFound ? matches(eb, filter, reader) : isInQueue(scope, filter, reader);
  }

  /** All whom the way leaves; `some` of those that were found first, or all of them. */
  function tables(some = way.kind === "few" ? way.ids : undefined): {
    readonly from: RawBuilder<unknown>;
    readonly joined: RawBuilder<SqlBool>;
  } {
    if (some !== undefined) {
      return dialect === "sqlite"
        ? lookedUp(sql`json_each(${JSON.stringify(some)}) as chosen`, sql`chosen.value`)
        : lookedUp(sql`unnest(${some}::text[]) as chosen (id)`, sql`chosen.id`);
    }
    if (way.kind !== "queue" && text !== undefined) {
      const { from, joined } = lookedUp(text.from, sql`w.report_id`);
      return { from, joined: sql`${text.matches} and ${joined}` };
    }
    // Along the queue the page is soon full. SQLite, which counts nothing, would take any other index for better.
    const queue = isByIncident(asked.order) ? "report_incident" : "report_newest";
    const index = sql.ref((way.kind === "queue" ? way.index : undefined) ?? queue);
    const from = dialect === "sqlite" ? sql`report indexed by ${index}` : sql`report`;
    return { from, joined: sql`true` };
  }

  /** Each row's report, looked up by its id and not otherwise: no index of another condition is better, and no table worth reading whole. */
  function lookedUp(rows: RawBuilder<unknown>, id: RawBuilder<unknown>) {
    return dialect === "sqlite"
      ? { from: sql`${rows} cross join report`, joined: sql<SqlBool>`report.id = ${id}` }
      : {
          // What has an offset PostgreSQL leaves as it is.
          from: sql`${rows} cross join lateral (
            select * from report where report.id = ${id} collate "C" offset 0) as report`,
          joined: sql<SqlBool>`true`,
        };
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

  /** The ids of what was found first that come after the filter's key, in order, in portions. What costs more to tell of a row than its key is left for those that are read. */
  async function* portions(): AsyncGenerator<readonly string[]> {
    if (way.kind === "few") {
      const sorted = await sortedFew(way.ids);
      for (let [at, size] = [0, FIRST_PORTION]; at < sorted.length; at += size, size *= 2) {
        yield sorted.slice(at, at + size);
      }
      return;
    }
    for (let [after, size] = [asked.after, FIRST_PORTION]; ; size *= 2) {
      const some = await matchesAfter(after, size);
      if (some.length > 0) yield some.map(({ id }) => id);
      if (some.length < size) return;
      after = some.at(-1) ?? null;
    }
  }

  /** Few enough to be put in order whole, once; an index of reports by id holds all that this takes. */
  async function sortedFew(ids: readonly string[]): Promise<readonly string[]> {
    const down = sql.raw(isLatestFirst(asked.order) ? "desc" : "asc");
    const rows =
      dialect === "sqlite"
        ? sql`json_each(${JSON.stringify(ids)}) as chosen
            cross join report indexed by report_keys where report.id = chosen.value`
        : sql`unnest(${ids}::text[]) as chosen (id) cross join lateral (
            select id, received_at, incident_first_day from report
            where report.id = chosen.id collate "C" offset 0) as report where true`;
    const behind = afterKey(expressionBuilder<Schema, "report">(), asked);
    const found = await sql<{ id: string }>`select report.id as id from ${rows} and ${behind}
      order by (${orderKey(asked)} || '') ${down}, report.id ${down}`.execute(db);
    return found.rows.map(({ id }) => id);
  }

  /** So many matches of the search as come after a key, in the order of their incidents. */
  async function matchesAfter(after: QueueKey | null, size: number): Promise<QueueKey[]> {
    if (text === undefined) return [];
    const down = sql.raw(isLatestFirst(asked.order) ? "desc" : "asc");
    const sign = sql.raw(isLatestFirst(asked.order) ? "<" : ">");
    const key = sql`(w.first_day, w.report_id)`;
    const behind = after === null ? sql`true` : sql`${key} ${sign} (${after.value}, ${after.id})`;
    const { rows } = await sql<QueueKey>`select w.first_day as value, w.report_id as id
      from ${text.from} where ${text.matches} and ${behind}
      order by w.first_day ${down}, w.report_id ${down} limit ${size}`.execute(db);
    return rows;
  }

  return {
    /** True where more than 10,000 match and they come as they were received, whatever order was asked for. */
    isNewestInstead,
    /** The first of what comes after the filter's key, in order; so many at most. */
    async keys(limit: number): Promise<FoundKey[]> {
      if (way.kind === "queue" || way.kind === "matches") return keysAmong(limit);
      const found: FoundKey[] = [];
      for await (const ids of portions()) {
        found.push(...(await keysAmong(limit - found.length, ids)));
        if (found.length >= limit) break;
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
