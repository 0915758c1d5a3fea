import pg from "pg";
import { PostgresDialect } from "kysely";
import type { OpenedDialect } from "./scope.ts";

const INT8 = 20;

/** What must be so, or an acknowledged commit can be lost (security-reliability 0, finding 3) or altered unseen. */
const REQUIRED = {
  fsync: ["on"],
  full_page_writes: ["on"],
  synchronous_commit: ["on", "remote_apply"],
  data_checksums: ["on"],
  server_encoding: ["UTF8"],
} as const;

/**
 * Set for every connection; times in milliseconds. Who waits for a lock lets go of what it holds after half the time a
 * request is tried for, so that it is tried again, and a node that lost its network in the middle of a transaction does not
 * keep the log's turn from all others. A page of an index costs as on a disk without moving parts: PostgreSQL's own four times as much made it
 * read the whole search for words that few reports have.
 */
const SETTINGS = {
  statement_timeout: 30_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 60_000,
  random_page_cost: 1.1,
} as const;

/** What a connection is given when it begins. */
export const POSTGRES_OPTIONS = [
  "-c TimeZone=UTC",
  ...Object.entries(SETTINGS).map(([name, value]) => `-c ${name}=${String(value)}`),
].join(" ");

/**
 * Opens a pool. Whole numbers of 64 bits come back as numbers; one beyond 2^53 is an error, not a wrong number. The check
 * throws unless the server keeps what it acknowledges.
 */
export function openPostgres(url: string): OpenedDialect {
  const types = new pg.TypeOverrides();
  types.setTypeParser(INT8, (text: string) => {
    const value = Number(text);
    if (!Number.isSafeInteger(value)) throw new Error("a number in the database is too large");
    return value;
  });
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    types,
    keepAlive: true,
    options: POSTGRES_OPTIONS,
  });
  // A lost connection must not end the process. Idle, it is replaced by the pool; in use, its work fails and says so.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
  });
  return {
    dialect: new PostgresDialect({ pool }),
    check: () => requireDurable(pool),
    close: async () => {
      if (!pool.ended) await pool.end();
    },
  };
}

async function requireDurable(pool: pg.Pool): Promise<void> {
  for (const [name, allowed] of Object.entries(REQUIRED)) {
    const result = await pool.query<Record<string, string>>(`show ${name}`);
    const value = result.rows[0]?.[name] ?? "unknown";
    if (!(allowed as readonly string[]).includes(value)) {
      throw new Error(`PostgreSQL runs with ${name} = ${value}; it must be ${allowed[0]}`);
    }
  }
}

const SERIALISATION_FAILURE = "40001";
const DEADLOCK = "40P01";
const LOCK_NOT_AVAILABLE = "55P03";
const UNIQUE_VIOLATION = "23505";

/** True when another transaction was in the way: the same work may succeed when run again. */
export function isPostgresConflict(error: unknown): boolean {
  return [SERIALISATION_FAILURE, DEADLOCK, LOCK_NOT_AVAILABLE].includes(codeOf(error));
}

/** True when the row to add is there already, which another transaction may have done since we looked. */
export function isPostgresDuplicate(error: unknown): boolean {
  return codeOf(error) === UNIQUE_VIOLATION;
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" ? code : "";
}
