import { afterEach, describe } from "@jest/globals";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import pg from "pg";
import { openDatabase, type Database, type DatabaseLocation } from "#app/adapters/database/open.ts";
import { instantFromMillis, later, parseInstant, type Instant } from "#app/core/instant.ts";
import { createRootKeys } from "#app/adapters/security/root-keys.ts";
import { newPostgresDatabase } from "./postgres-server.ts";

/** One office's keys for every test database. */
export const TEST_ROOT_KEYS = createRootKeys({
  fingerprint: "0123456789abcdef",
  derive: () => new Uint8Array(32).fill(7),
});

export const TEST_LOG_ORIGIN = "report.example.gov/custody/2026";

/** A clock that stands still until a test moves it. */
export interface TestClock {
  now(): Instant;
  move(millis: number): void;
}

/** A new, empty database and what a test may do to it besides using its stores. */
export interface TestDatabase extends Database {
  readonly kind: DatabaseLocation["kind"];
  readonly location: DatabaseLocation;
  readonly clock: TestClock;
  /** Opens the same database once more, as another process of the office would. */
  readonly openAgain: () => Promise<Database>;
  /** Runs SQL beside the stores, as somebody with the file or the password could. */
  readonly sql: <Row = unknown>(text: string) => Promise<Row[]>;
}

/** A clock that begins at a fixed moment. */
export function testClock(start = "2026-11-22T12:00:00.000Z"): TestClock {
  let now = parseInstant(start) ?? instantFromMillis(0);
  return {
    now: () => now,
    move: (millis) => {
      now = later(now, millis);
    },
  };
}

/**
 * Registers the same tests for SQLite and for PostgreSQL. `open` gives each test as many new databases as it asks for;
 * they are closed and removed after it.
 */
export function onEachDatabase(
  name: string,
  register: (open: () => Promise<TestDatabase>, kind: DatabaseLocation["kind"]) => void,
): void {
  for (const kind of ["sqlite", "postgres"] as const) {
    describe(`${name} (${kind})`, () => {
      register(databasesOf(kind), kind);
    });
  }
}

/** The same for tests of one database alone. Call it where tests are registered, not inside of one. */
export function databasesOf(kind: DatabaseLocation["kind"]): () => Promise<TestDatabase> {
  const opened: { close(): Promise<unknown> }[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0).reverse()) await one.close();
  });
  return async () => {
    const location = await newLocation(kind, opened);
    const clock = testClock();
    const openOne = async () => {
      const database = await openDatabase({ location, clock, newLogOrigin: TEST_LOG_ORIGIN });
      database.useRootKeys(TEST_ROOT_KEYS);
      opened.push(database);
      return database;
    };
    return {
      ...(await openOne()),
      kind,
      location,
      clock,
      openAgain: openOne,
      sql: (text) => runBeside(location, text),
    };
  };
}

async function newLocation(
  kind: DatabaseLocation["kind"],
  opened: { close(): Promise<unknown> }[],
): Promise<DatabaseLocation> {
  // The whole server goes at the end of the run, its databases with it.
  if (kind === "postgres") return { kind, url: await newPostgresDatabase() };
  const folder = await mkdtemp(join(tmpdir(), "bw-database-"));
  opened.push({ close: () => rm(folder, { recursive: true, force: true }) });
  return { kind, file: join(folder, "bearwitness.sqlite") };
}

async function runBeside<Row>(location: DatabaseLocation, text: string): Promise<Row[]> {
  if (location.kind === "sqlite") {
    const database = new Sqlite(location.file);
    try {
      const statement = database.prepare<[], Row>(text);
      if (statement.reader) return statement.all();
      statement.run();
      return [];
    } finally {
      database.close();
    }
  }
  const client = new pg.Client({ connectionString: location.url });
  await client.connect();
  try {
    return (await client.query(text)).rows as Row[];
  } finally {
    await client.end();
  }
}
