import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseLocation } from "#app/adapters/database/open.ts";
import { later } from "#app/core/instant.ts";
import { parseQueueFilter, type QueueFilter } from "#app/core/triage/queue-filter.ts";
import { newPostgresDatabase, supervise } from "#test/support/postgres-server.ts";
import { planOf } from "./queue-plans.ts";
import { queueRequests, type QueueRequest } from "./queue-requests.ts";
import { bringUpToDate, endOf, seedQueue } from "./queue-seed.ts";
import { openQueue, type Statement } from "./queue-server.ts";
import { shellOf, type Shell } from "./queue-shell.ts";

/**
 * How long the desk's queue takes among so many reports: 40 mixed filter, sort, search and page requests, as the server reads them, each beside the same SQL run by
 * the database's driver alone and in the database's own shell (`sqlite3`, `psql`). Usage: queue.ts [COUNT] [sqlite|postgres|both] [FOLDER]: COUNT is 100,000 unless it is said; in FOLDER the databases are kept and
 * found again, brought up to date, by the next run with the same COUNT. Prints each request and every plan. Ends with 1 where a large table is read from end to end, where a request finds nothing, or where 95 of 100 pages on
 * SQLite take longer than 20 ms.
 */
const [asked = "100000", which = "both", folder] = process.argv.slice(2);
const count = Number(asked);
const TIMES = 9;
const GOAL_MILLIS = 20;
const DAY = 86_400_000;

type Server = Awaited<ReturnType<typeof openQueue>>;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The value below which so large a part of the times lies. */
function percentile(millis: readonly number[], part: number): number {
  const sorted = millis.toSorted((one, other) => one - other);
  return sorted[Math.ceil(part * sorted.length) - 1] ?? 0;
}

function spread(millis: readonly number[]): string {
  const at = (part: number) => `${percentile(millis, part).toFixed(1)} ms`;
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}`;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function times(work: () => Promise<unknown>): Promise<number[]> {
  await work();
  const millis: number[] = [];
  for (let n = 0; n < TIMES; n += 1) millis.push(await timed(work));
  return millis;
}

/** The first of a request's addresses that finds something, at the page that is asked for. */
async function found(server: Server, { queries, page }: QueueRequest) {
  for (const query of queries) {
    let filter: QueueFilter = parseQueueFilter(new URLSearchParams(query));
    for (let at = 1; at < page; at += 1) {
      const { next } = await server.page(filter);
      filter = { ...filter, after: next };
    }
    const { rows } = await server.page(filter);
    if (rows.length > 0) return { filter, rows: rows.length, name: `${query} page ${page}` };
  }
  return undefined;
}

async function measure(server: Server, shell: Shell | undefined): Promise<boolean> {
  const rowsOf = await tableSizes(server);
  const plans = new Map<string, string>();
  const faults = new Set<string>();
  const all = { page: [], alone: [], shell: [], count: [] } as Record<
    "page" | "alone" | "shell" | "count",
    number[]
  >;
  const end = endOf(count);
  const requests = queueRequests((before) => later(end, -before * DAY).slice(0, 10));
  print("  page, its SQL alone, in the shell, count (medians, ms); rows");
  for (const request of requests) {
    const one = await found(server, request);
    if (one === undefined) {
      faults.add(`nothing is found by ${request.queries.join(" or ")}`);
      continue;
    }
    const { filter, rows, name } = one;
    const page = await times(() => server.page(filter));
    const counted = await times(() => server.count(filter));
    const sent = await server.statementsOf(() => server.page(filter));
    const alone = await times(() => inTurn(server, sent));
    const inShell = (await shell?.times(sent, TIMES)) ?? [];
    all.page.push(...page);
    all.alone.push(...alone);
    all.shell.push(...inShell);
    all.count.push(...counted);
    const median = (millis: number[]) => percentile(millis, 0.5).toFixed(1).padStart(7);
    print(
      `  ${median(page)} ${median(alone)} ${median([...inShell])} ${median(counted)} ${String(rows).padStart(3)}  ${name}`,
    );
    const forCount = await server.statementsOf(() => server.count(filter));
    for (const statement of [...sent, ...forCount]) {
      const plan = await planOf(statement, { ...server, rowsOf });
      plans.set(plan.lines.join("\n    "), name);
      for (const fault of plan.faults) faults.add(`${name}: ${fault}`);
    }
  }
  print(`  ${requests.length} requests, ${TIMES} times each`);
  print(`  page: ${spread(all.page)}`);
  print(`  the same SQL alone: ${spread(all.alone)}`);
  print(
    shell === undefined
      ? "  this machine has no shell of this database"
      : `  the same SQL in ${shell.name}: ${spread(all.shell)}`,
  );
  print(`  count: ${spread(all.count)}`);
  print("  plans, each under the last request that has it");
  for (const [lines, name] of plans) print(`    ${name}\n    ${lines}`);
  for (const fault of faults) print(`  FAULT ${fault}`);
  const isSlow = server.kind === "sqlite" && percentile(all.page, 0.95) > GOAL_MILLIS;
  if (isSlow) print(`  FAULT 95 of 100 pages take longer than ${GOAL_MILLIS} ms`);
  return faults.size === 0 && !isSlow;
}

async function inTurn(server: Server, statements: readonly Statement[]): Promise<void> {
  for (const statement of statements) await server.run(statement);
}

/** How many rows each table of PostgreSQL holds, as it has counted them. */
async function tableSizes(server: Server): Promise<ReadonlyMap<string, number>> {
  if (server.kind === "sqlite") return new Map();
  const statement = "select relname as name, reltuples as rows from pg_class where relkind = 'r'";
  const rows = await server.run({ sql: statement, parameters: [] });
  return new Map((rows as { name: string; rows: number }[]).map((one) => [one.name, one.rows]));
}

async function bench(location: DatabaseLocation, kept: string): Promise<boolean> {
  print(`${location.kind}: ${count} reports`);
  const ready = join(kept, "ready");
  const isThere = existsSync(ready);
  if (isThere) await bringUpToDate(location);
  else await seedQueue(location, count, print);
  const server = await openQueue(location, endOf(count));
  try {
    if (!isThere) await server.workThrough();
    writeFileSync(ready, "");
    return await measure(server, await shellOf(location));
  } finally {
    await server.close();
  }
}

const place = folder ?? mkdtempSync(join(tmpdir(), "bw-bench-queue-"));

/** Where a database of so many reports is kept; what was begun there and never got ready is thrown away. */
function keptFor(kind: DatabaseLocation["kind"]): string {
  const kept = join(place, `${kind}-${count}`);
  if (!existsSync(join(kept, "ready"))) rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  // PostgreSQL's own user passes through.
  for (const one of [place, kept]) chmodSync(one, 0o711);
  return kept;
}

try {
  const results: boolean[] = [];
  if (which !== "postgres") {
    const kept = keptFor("sqlite");
    results.push(await bench({ kind: "sqlite", file: join(kept, "queue.sqlite") }, kept));
  }
  if (which !== "sqlite") {
    const kept = keptFor("postgres");
    const url = await newPostgresDatabase(
      await supervise(folder === undefined ? {} : { keep: kept }),
    );
    results.push(await bench({ kind: "postgres", url }, kept));
  }
  process.exitCode = results.every(Boolean) ? 0 : 1;
} finally {
  if (folder === undefined) rmSync(place, { recursive: true, force: true });
}
