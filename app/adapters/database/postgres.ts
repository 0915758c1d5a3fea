import pg from "pg";
import { PostgresDialect } from "kysely";

const INT8 = 20;

/** Settings without which an acknowledged commit can be lost (security-reliability 0, finding 3). */
const REQUIRED = ["fsync", "full_page_writes", "synchronous_commit"] as const;

/** Opens a pool. Whole numbers of 64 bits come back as numbers; one beyond 2^53 is an error, not a wrong number. */
export function openPostgres(url: string): { dialect: PostgresDialect; pool: pg.Pool } {
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
    options: "-c TimeZone=UTC -c statement_timeout=30000",
  });
  // A lost idle connection must not end the process: the pool opens another one when asked.
  pool.on("error", () => undefined);
  return { dialect: new PostgresDialect({ pool }), pool };
}

/** Throws unless the server keeps what it acknowledges. */
export async function requireDurablePostgres(pool: pg.Pool): Promise<void> {
  for (const name of REQUIRED) {
    const result = await pool.query<Record<string, string>>(`show ${name}`);
    const value = result.rows[0]?.[name];
    if (value === undefined || value === "off" || value === "local") {
      throw new Error(`PostgreSQL runs with ${name} = ${value ?? "unknown"}; it must be on`);
    }
  }
}

/** True for a serialisation failure or a deadlock: the same work may succeed when run again. */
export function isPostgresConflict(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return code === "40001" || code === "40P01";
}
