import Sqlite from "better-sqlite3";
import { keepingStatements } from "./kept-statements.ts";
import type { OpenedDialect } from "./scope.ts";
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type DatabaseConnection,
  type Driver,
  type SqliteDialectConfig,
  type TransactionSettings,
} from "kysely";

/**
 * Begins writing transactions with `begin immediate`: a plain `begin` that reads first can fail as busy
 * at its first write, when it is too late to wait.
 */
class ImmediateSqliteDriver extends SqliteDriver {
  override async beginTransaction(
    connection: DatabaseConnection,
    settings?: TransactionSettings,
  ): Promise<void> {
    const verb = settings?.accessMode === "read only" ? "begin" : "begin immediate";
    await connection.executeQuery(CompiledQuery.raw(verb));
  }

  /** A full disk ends the transaction by itself; a complaint that there is none to end would hide that. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (cause) {
      const { message } = cause as { readonly message?: unknown };
      if (typeof message !== "string" || !message.includes("no transaction is active")) throw cause;
    }
  }
}

/**
 * Brings the tables up to date inside a transaction. Kysely would not on SQLite, which can: a start cut short
 * would leave half of the tables, and two processes that start at once would both make them.
 */
class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): Driver {
    return new ImmediateSqliteDriver(this.#config);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

/**
 * The driver is synchronous: while it waits for a lock everyone stands still. It gives up after this long and
 * the caller, which can wait without that, tries again.
 */
const LOCK_MILLIS = 20;

/** The first SQLite without the WAL-reset race (security-reliability 0, finding 4). */
const OLDEST_SQLITE = [3, 51, 3] as const;

/** Set on every connection and read back: `synchronous` FULL is 2, `temp_store` MEMORY is 2 (finding 2, section 3.13). */
const PRAGMAS = {
  journal_mode: "wal",
  synchronous: 2,
  foreign_keys: 1,
  // Without it `insert or replace` deletes a row of the log and no trigger sees it.
  recursive_triggers: 1,
  trusted_schema: 0,
  cell_size_check: 1,
  secure_delete: 1,
  temp_store: 2,
  mmap_size: 0,
  // 16 MiB of pages: the log's tree is looked up all over for each proof.
  cache_size: -16_384,
  wal_autocheckpoint: 1000,
} as const;

/**
 * Opens the database file. The check sets what durability needs and reads it back; it throws when a setting did not take or
 * SQLite is too old: better no service than acknowledged reports that a power cut takes away.
 */
export function openSqlite(file: string): OpenedDialect {
  const database = new Sqlite(file, { timeout: LOCK_MILLIS });
  return {
    dialect: new ImmediateSqliteDialect({ database: keepingStatements(database) }),
    check: () => {
      requireVersion(database);
      attachSearch(database, file);
      for (const [name, wanted] of Object.entries(PRAGMAS)) {
        database.pragma(`${name} = ${wanted}`);
        const found: unknown = database.pragma(name, { simple: true });
        // SQLite answers nothing for mmap_size where the system has no memory mapping.
        if (found !== wanted && !(name === "mmap_size" && found === undefined)) {
          throw new Error(`SQLite did not accept ${name} = ${wanted}`);
        }
      }
      return Promise.resolve();
    },
    close: () => {
      database.close();
      return Promise.resolve();
    },
  };
}

/**
 * The words that are searched lie in a file of their own beside the database, `<name>-search.sqlite`: it can be left out of copies and
 * thrown away. What is deleted from it is overwritten. It is as durable as the rest: what is taken off the list of reports to learn is learnt.
 */
function attachSearch(database: Sqlite.Database, file: string): void {
  const attached = database.pragma("database_list") as readonly { readonly name: string }[];
  if (attached.some(({ name }) => name === "search")) return;
  const beside = file === ":memory:" ? file : `${file.replace(/\.sqlite$/, "")}-search.sqlite`;
  database.prepare("attach database ? as search").run(beside);
  database.pragma("search.journal_mode = wal");
  database.pragma("search.secure_delete = 1");
  database.pragma("search.synchronous = 2");
}

function requireVersion(database: Sqlite.Database): void {
  const row = database.prepare("select sqlite_version() as version").get() as { version: string };
  const parts = row.version.split(".").map(Number);
  for (const [index, least] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part > least) return;
    if (part < least) throw new Error(`SQLite ${row.version} is older than 3.51.3`);
  }
}

/** True for "another process holds the lock": the same work may succeed a moment later. */
export function isSqliteBusy(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && code.startsWith("SQLITE_BUSY");
}
