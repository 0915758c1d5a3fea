import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Kysely, type Dialect } from "kysely";
import { Migrator } from "kysely/migration";
import { idFromBytes } from "#app/core/ids.ts";
import type { Instant } from "#app/core/instant.ts";
import { migrations } from "#db/migrations/index.ts";
import type { Schema } from "#db/schema.ts";
import { isPostgresConflict, openPostgres, requireDurablePostgres } from "./postgres.ts";
import type { DatabaseScope } from "./scope.ts";
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
  /** Runs work that only reads, on one consistent view. */
  readonly read: <T>(work: (stores: ReadStores) => Promise<T>) => Promise<T>;
  /** True when the database had tables before this start. */
  readonly existed: boolean;
  readonly close: () => Promise<void>;
}

const BUSY_MILLIS = 2_000;

/** Opens the database, brings its tables up to date and checks that what it acknowledges is durable. */
export async function openDatabase(options: {
  readonly location: DatabaseLocation;
  readonly clock: { now(): Instant };
  readonly logOrigin: string;
  readonly random?: (length: number) => Uint8Array;
}): Promise<Database> {
  const { location } = options;
  const random = options.random ?? ((length: number) => randomBytes(length));
  const kind = location.kind;
  const { dialect, check } = dialectFor(location);
  const db = new Kysely<Schema>({ dialect });
  let existed: boolean;
  try {
    await check();
    existed = await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const scopeOf = (transaction: Kysely<Schema>): DatabaseScope => ({
    db: transaction,
    dialect: kind,
    clock: options.clock,
    random,
    logOrigin: options.logOrigin,
  });
  return {
    existed,
    transact: (work) =>
      withRetry(() =>
        db
          .transaction()
          .execute((transaction) =>
            work(changeStores(scopeOf(transaction), () => idFromBytes("job", random(16)))),
          ),
      ),
    read: (work) =>
      withRetry(() => {
        const transaction = db.transaction().setAccessMode("read only");
        return (
          kind === "postgres" ? transaction.setIsolationLevel("repeatable read") : transaction
        ).execute((view) => work(readStores(scopeOf(view))));
      }),
    close: () => db.destroy(),
  };
}

function dialectFor(location: DatabaseLocation): {
  readonly dialect: Dialect;
  readonly check: () => Promise<void>;
} {
  switch (location.kind) {
    case "sqlite":
      return { dialect: openSqlite(location.file), check: () => Promise.resolve() };
    case "postgres": {
      const { dialect, pool } = openPostgres(location.url);
      return { dialect, check: () => requireDurablePostgres(pool) };
    }
  }
}

async function migrate(db: Kysely<Schema>): Promise<boolean> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
  });
  const before = await migrator.getMigrations();
  const existed = before.some((one) => one.executedAt !== undefined);
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    throw new Error("could not bring the database's tables up to date", { cause: error });
  }
  return existed;
}

/** Waits with jitter while another writer holds the lock, two seconds at most, without freezing the process. */
async function withRetry<T>(run: () => Promise<T>): Promise<T> {
  const started = performance.now();
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (!isSqliteBusy(error) && !isPostgresConflict(error)) throw error;
      if (performance.now() - started > BUSY_MILLIS) {
        throw new DatabaseBusyError("the database stayed locked", { cause: error });
      }
      await wait(10 + Math.random() * Math.min(200, 20 * 2 ** attempt));
    }
  }
}
