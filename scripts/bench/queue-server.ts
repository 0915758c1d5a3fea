import { randomBytes } from "node:crypto";
import SqliteDatabase from "better-sqlite3";
import { Kysely } from "kysely";
import pg from "pg";
import type { DatabaseLocation } from "#app/adapters/database/open.ts";
import { openPostgres, POSTGRES_OPTIONS } from "#app/adapters/database/postgres.ts";
import { queueReader } from "#app/adapters/database/queue-store.ts";
import type { Looker } from "#app/adapters/database/reach.ts";
import type { DatabaseScope } from "#app/adapters/database/scope.ts";
import { openSqlite } from "#app/adapters/database/sqlite.ts";
import type { Instant } from "#app/core/instant.ts";
import type { QueueFilter } from "#app/core/triage/queue-filter.ts";
import type { Schema } from "#db/schema.ts";
import { BENCH_KEYS, BENCH_LOG } from "./queue-seed.ts";
import { BENCH_PERSON, workThrough } from "./queue-work.ts";

/** SQL as it was sent. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

type Queue = ReturnType<typeof queueReader>;
type Look = Awaited<ReturnType<Queue["look"]>>;

const PAGE = 50;

/** The queue of a seeded database as the server reads it, each view in a transaction of its own, and a way to run the same SQL by itself. */
export async function openQueue(location: DatabaseLocation, now: Instant) {
  const { kind } = location;
  const opened = kind === "sqlite" ? openSqlite(location.file) : openPostgres(location.url);
  let heard: Statement[] | undefined;
  const db = new Kysely<Schema>({
    dialect: opened.dialect,
    log: ({ query }) => void heard?.push({ sql: query.sql, parameters: query.parameters }),
  });
  await opened.check();
  const reader: Looker = { personId: BENCH_PERSON, teams: [], scope: "office", now };
  const clock = { now: () => now };
  const scopeOf = (view: Kysely<Schema>): DatabaseScope => ({
    ...{ db: view, dialect: kind, holdsRows: false, clock, random: randomBytes },
    ...{ logOrigin: BENCH_LOG, rootKeys: () => BENCH_KEYS },
  });
  const view = <T>(filter: QueueFilter, read: (look: Look) => Promise<T>): Promise<T> => {
    const transaction = db.transaction().setAccessMode("read only");
    return (
      kind === "postgres" ? transaction.setIsolationLevel("repeatable read") : transaction
    ).execute(async (one) =>
      read(await queueReader(scopeOf(one)).look(filter, reader, { timeZone: "UTC" })),
    );
  };
  const beside = await openBeside(location);
  return {
    kind,
    page: (filter: QueueFilter) => view(filter, (look) => look.page(PAGE)),
    count: (filter: QueueFilter) => view(filter, (look) => look.count()),
    /** What is sent while something is done. */
    async statementsOf(work: () => Promise<unknown>): Promise<readonly Statement[]> {
      heard = [];
      await work();
      const sent = heard;
      heard = undefined;
      return sent.filter((one) => /^\s*select/i.test(one.sql));
    },
    ...beside,
    workThrough: () => workThrough(db, kind),
    async close(): Promise<void> {
      await beside.end();
      await db.destroy();
    },
  };
}

/** The database's own driver, with the settings that the server gives it. */
async function openBeside(location: DatabaseLocation) {
  if (location.kind === "sqlite") {
    const database = new SqliteDatabase(location.file);
    database.pragma("cache_size = -16384");
    const search = location.file.replace(/\.sqlite$/, "-search.sqlite");
    database.prepare("attach database ? as search").run(search);
    return {
      run: ({ sql: text, parameters }: Statement): Promise<readonly unknown[]> =>
        Promise.resolve(database.prepare(text).all(parameters)),
      end: () => Promise.resolve(void database.close()),
    };
  }
  const client = new pg.Client({
    connectionString: location.url,
    options: POSTGRES_OPTIONS,
  });
  await client.connect();
  return {
    run: async ({ sql: text, parameters }: Statement): Promise<readonly unknown[]> =>
      (await client.query<Record<string, unknown>>(text, [...parameters])).rows,
    end: () => client.end(),
  };
}
