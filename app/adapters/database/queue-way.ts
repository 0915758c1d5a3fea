import { sql, type RawBuilder } from "kysely";
import { isByIncident, type QueueFilter } from "#app/core/triage/queue-filter.ts";
import type { QueueLooker } from "./queue-conditions.ts";
import { narrowSets, type NarrowSet } from "./queue-narrow.ts";
import { allMatches, type TextSearch } from "./queue-text.ts";
import type { DatabaseScope } from "./scope.ts";

type Connection = DatabaseScope["db"];

/** So few are cheaper fetched and sorted than looked for along the queue. */
const FEW = 4_000;
/** As many matches of a search are sorted by another order than that of arrival; with more they are read as they came. */
const MOST_SORTED = 10_000;

/** How a filter's reports are found: along the queue, along the search's matches as they came or by incident, or among a few that were found first. */
export type Way =
  /** By an index of reports in the order of their arrival, where one of them leaves few. */
  | { readonly kind: "queue"; readonly index?: string }
  | { readonly kind: "matches" }
  | { readonly kind: "matches-by-incident" }
  /** `matched`: the search has been asked about all of them. */
  | { readonly kind: "few"; readonly ids: readonly string[]; readonly matched: boolean };

/** Chooses by counting, no further than decides it. */
export async function chooseWay(
  { db }: Pick<DatabaseScope, "db">,
  asked: {
    readonly filter: QueueFilter;
    readonly reader: QueueLooker;
    readonly text: TextSearch | undefined;
  },
): Promise<Way> {
  const { filter, reader, text } = asked;

  let best: { readonly set: NarrowSet; readonly count: number } | undefined;
  for (const set of narrowSets(filter, reader)) {
    const count = await countUpTo(db, set.ids, FEW);
    if (count <= Math.min(FEW, best?.count ?? FEW)) best = { set, count };
  }
  if (text === undefined)
    return best === undefined ? { kind: "queue" } : along(db, filter, best.set);
  const isSorted = isByIncident(filter.order);
  // How many match is asked only where something hangs on it.
  if (best === undefined && !isSorted) return { kind: "matches" };
  const most = isSorted ? MOST_SORTED : FEW;
  const found = await countUpTo(db, text.counted, most);
  if (best === undefined && found > most) return { kind: "matches" };
  if (best === undefined || found <= best.count) {
    return { kind: isSorted ? "matches-by-incident" : "matches" };
  }
  if (found > most) return along(db, filter, best.set);
  const ids = await idsIn(db, best.set.ids);
  // To ask the search for all of them at once is quicker than row by row.
  const matched = new Set(await idsIn(db, allMatches(text)));
  return { kind: "few", ids: ids.filter((id) => matched.has(id)), matched: true };
}

/** What leaves few is read in the queue's order where its index has that order, else fetched and sorted. */
async function along(db: Connection, filter: QueueFilter, { ids, index }: NarrowSet): Promise<Way> {
  if (index !== undefined && !isByIncident(filter.order)) return { kind: "queue", index };
  return { kind: "few", ids: await idsIn(db, ids), matched: false };
}

/** One more than `most` where there are more. */
async function countUpTo(db: Connection, set: RawBuilder<unknown>, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n
    from (${set} limit ${most + 1}) as counted`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

async function idsIn(db: Connection, set: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${set}`.execute(db);
  return [...new Set(rows.map(({ id }) => id))];
}
