import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { idFromBytes } from "#app/core/ids.ts";
import type { CustodyEvent } from "#app/core/custody/event.ts";
import type { Instant } from "#app/core/instant.ts";
import { migrations } from "#db/migrations/index.ts";
import type { RootKeys } from "#app/core/encryption/root-keys.ts";
import type { Schema } from "#db/schema.ts";
import { appendTogether } from "./append-together.ts";
import { isPostgresConflict, isPostgresDuplicate, openPostgres } from "./postgres.ts";
import type { DatabaseScope } from "./scope.ts";
import { ensureSearchPlace } from "./search-place.ts";
import { isSqliteBusy, openSqlite } from "./sqlite.ts";
import { changeStores, readStores, type ReadStores, type Stores } from "./stores.ts";

export type DatabaseLocation =
  | { readonly kind: "sqlite"; readonly file: string }
  | { readonly kind: "postgres"; readonly url: string };

/** Thrown when the database stays locked: the same request may succeed a moment later. Told apart by its code. */
export class DatabaseBusyError extends Error {
  readonly code = "database-busy";
}

/** The database, as use cases see it: stores exist only inside a transaction. */
export interface Database {
  /** Runs work that changes something; all of it happens or none. Runs it again when another writer was first. */
  readonly transact: <T>(work: (stores: Stores) => Promise<T>) => Promise<T>;
  /** Records that somebody looked at evidence; resolves when the record is durable. Many at once share a flush. */
  readonly recordLook: (event: CustodyEvent) => Promise<void>;
  /** Runs work that only reads, on one consistent view. */
  readonly read: <T>(work: (stores: ReadStores) => Promise<T>) => Promise<T>;
  /** True when the database had tables before this start. */
  readonly existed: boolean;
  /** The name of the custody log, line 1 of its checkpoints. */
  readonly logOrigin: string;
  /**
   * Empties SQLite's write-ahead log into the file, where freed bytes are overwritten (`secure_delete`), so that what was
   * erased is in no file any more. PostgreSQL frees rows by VACUUM and keeps its own log for as long as it is set to.
   */
  readonly forgetFreed: () => Promise<void>;
  /** Hands over the office's keys, which are opened by what the database remembers of them. Until then nothing encrypted is read. */
  readonly useRootKeys: (keys: RootKeys) => void;
  readonly close: () => Promise<void>;
}

/**
 * How long a request waits for its turn. On PostgreSQL all changes of all nodes queue for the log's turn, so a wait there is
 * a surge's everyday; on SQLite only another process is ever in the way.
 */
const BUSY_MILLIS = { sqlite: 2_000, postgres: 10_000 } as const;
/** How long a start waits for another process that brings the tables up to date. */
const START_MILLIS = 30_000;
const LOOKS_FOR_DUPLICATE = 3;

/** Opens the database, brings its tables up to date and checks that what it acknowledges is durable. */
export async function openDatabase(options: {
  readonly location: DatabaseLocation;
  readonly clock: { now(): Instant };
  /** The name a new log gets; one that exists keeps the name it began with. */
  readonly newLogOrigin: string;
  readonly random?: (length: number) => Uint8Array;
}): Promise<Database> {
  const { location } = options;
  const patience = BUSY_MILLIS[location.kind];
  const random = options.random ?? ((length: number) => randomBytes(length));
  const opened =
    location.kind === "sqlite" ? openSqlite(location.file) : openPostgres(location.url);
  const db = new Kysely<Schema>({ dialect: opened.dialect });
  let existed: boolean;
  let logOrigin: string;
  try {
    existed = await withRetry(START_MILLIS, async () => {
      await opened.check();
      const before = await migrate(db);
      await ensureSearchPlace(db, location.kind);
      return before;
    });
    logOrigin = await withRetry(START_MILLIS, () => settleLogOrigin(db, options.newLogOrigin));
  } catch (error) {
    // Kysely closes only what it has used; a check that failed came before.
    await db.destroy();
    await opened.close();
    throw error;
  }
  let rootKeys: RootKeys | undefined;
  const scopeOf = (transaction: Kysely<Schema>): DatabaseScope => ({
    db: transaction,
    dialect: location.kind,
    holdsRows: false,
    clock: options.clock,
    random,
    logOrigin,
    rootKeys: () => {
      if (rootKeys === undefined) throw new Error("the office's keys are not open yet");
      return rootKeys;
    },
  });
  const transact: Database["transact"] = (work) =>
    withRetry(patience, () =>
      db
        .transaction()
        .execute((transaction) =>
          work(changeStores(scopeOf(transaction), () => idFromBytes("job", random(16)))),
        ),
    );
  return {
    existed,
    logOrigin,
    transact,
    recordLook: appendTogether(transact),
    read: (work) =>
      withRetry(patience, () => {
        const transaction = db.transaction().setAccessMode("read only");
        return (
          location.kind === "postgres"
            ? transaction.setIsolationLevel("repeatable read")
            : transaction
        ).execute((view) => work(readStores({ ...scopeOf(view), openedKeys: new Map() })));
      }),
    forgetFreed: async () => {
      if (location.kind === "sqlite") await sql`pragma wal_checkpoint(truncate)`.execute(db);
    },
    useRootKeys: (keys) => {
      rootKeys = keys;
    },
    close: () => db.destroy(),
  };
}

/** A new address or a new year must not change the log's name in its middle: every record of a log carries the same one. */
async function settleLogOrigin(db: Kysely<Schema>, proposed: string): Promise<string> {
  await db
    .insertInto("office_setting")
    .values({ name: "log-origin", value: proposed })
    .onConflict((conflict) => conflict.column("name").doNothing())
    .execute();
  const row = await db
    .selectFrom("office_setting")
    .select("value")
    .where("name", "=", "log-origin")
    .executeTakeFirstOrThrow();
  return row.value;
}

/** Brings the tables up to date; answers whether there were any before. */
async function migrate(db: Kysely<Schema>): Promise<boolean> {
  const provider = { getMigrations: () => Promise.resolve({ ...migrations }) };
  const migrator = new Migrator({ db, provider });
  const before = await migrator.getMigrations();
  const { error } = await migrator.migrateToLatest();
  // Somebody else brings the tables up to date at this moment: look again in a moment.
  if (isSqliteBusy(error) || isPostgresConflict(error)) throw error;
  if (error !== undefined) {
    throw new Error("could not bring the database's tables up to date", { cause: error });
  }
  return before.some((one) => one.executedAt !== undefined);
}

/**
 * Waits with jitter while another writer is in the way, without freezing the process, and runs the work again. A duplicate
 * on PostgreSQL is such a writer too: both looked, both found nothing, the other one was first; looking again finds it.
 */
async function withRetry<T>(patience: number, run: () => Promise<T>): Promise<T> {
  const started = performance.now();
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      const duplicate = isPostgresDuplicate(error);
      if (!duplicate && !isSqliteBusy(error) && !isPostgresConflict(error)) throw error;
      // Found neither the first time nor after: the duplicate is in the work itself.
      if (duplicate && attempt >= LOOKS_FOR_DUPLICATE) throw error;
      if (performance.now() - started > patience) {
        throw new DatabaseBusyError("the database stayed locked", { cause: error });
      }
      await wait(10 + Math.random() * Math.min(200, 20 * 2 ** attempt));
    }
  }
}
