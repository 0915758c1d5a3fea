import { describe, expect, test } from "@jest/globals";
import { CompiledQuery, Kysely } from "kysely";
import pg from "pg";
import { openDatabase } from "#app/adapters/database/open.ts";
import { openPostgres } from "#app/adapters/database/postgres.ts";
import { holdServing } from "#app/adapters/database/serving-lock.ts";
import {
  databasesOf,
  TEST_LOG_ORIGIN,
  testClock,
  type TestDatabase,
} from "#test/support/each-database.ts";
import { newPostgresDatabase } from "#test/support/postgres-server.ts";
import { until } from "#test/support/until.ts";
import { eventOf, faultsOfLog, givenDraft, givenItem, givenReport, newId } from "./given.ts";

async function run<Row = unknown>(url: string, ...statements: string[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let rows: Row[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows as Row[];
    return rows;
  } finally {
    await client.end();
  }
}

function openAt(url: string) {
  return openDatabase({
    location: { kind: "postgres", url },
    clock: testClock(),
    newLogOrigin: TEST_LOG_ORIGIN,
  });
}

function urlOf({ location }: TestDatabase): string {
  if (location.kind !== "postgres") throw new Error("not PostgreSQL");
  return location.url;
}

const CONNECTIONS = `select pid from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`;

describe("a PostgreSQL that could lose or alter what it acknowledged", () => {
  test.each(["off", "local"])("is refused when synchronous_commit is %s", async (value) => {
    const url = await newPostgresDatabase();
    const name = new URL(url).pathname.slice(1);
    await run(url, `alter database ${name} set synchronous_commit = ${value}`);
    await expect(openAt(url)).rejects.toThrow(
      `PostgreSQL runs with synchronous_commit = ${value}; it must be on`,
    );
    // Refused before anything was made, and nothing of it is left open.
    expect(await run(url, "select 1 from pg_tables where schemaname = 'public'")).toEqual([]);
    expect(await run(url, CONNECTIONS)).toEqual([]);
  });

  test("is refused when it keeps text in another encoding than UTF-8", async () => {
    const url = await newPostgresDatabase();
    const name = `${new URL(url).pathname.slice(1)}_latin`;
    await run(
      url,
      `create database ${name} template template0 encoding 'LATIN1' locale 'C' locale_provider libc`,
    );
    const latin = url.replace(/[^/]+$/, name);
    await expect(openAt(latin)).rejects.toThrow("server_encoding = LATIN1; it must be UTF8");
  });

  test("the server of these tests is durable, or they would show nothing", async () => {
    const url = await newPostgresDatabase();
    for (const name of ["fsync", "full_page_writes", "synchronous_commit", "data_checksums"]) {
      expect(await run(url, `show ${name}`)).toEqual([{ [name]: "on" }]);
    }
  });

  test("a server that is not there stops the start", async () => {
    await expect(openAt("postgres://nobody@127.0.0.1:1/none")).rejects.toThrow(/ECONNREFUSED/);
  });
});

describe("the lock of the one server", () => {
  const AT_ONCE = { startMillis: 0, goneMillis: 0 };
  const holding = async (url: string, onTaken: () => void = () => undefined) => {
    const held = await holdServing({ kind: "postgres", url }, onTaken, AT_ONCE);
    return held.ok ? held.value : undefined;
  };
  const endConnections = (url: string) =>
    run(url, `select pg_terminate_backend(pid) from (${CONNECTIONS}) as other`);

  test("keeps a second one out, says what to do, and falls with the first", async () => {
    const url = await newPostgresDatabase();
    const first = await holding(url);
    expect(await holdServing({ kind: "postgres", url }, () => undefined, AT_ONCE)).toEqual({
      ok: false,
      problem: expect.stringMatching(/^The database at DATABASE_URL is served by another .* Stop/),
    });
    // Another database of the same PostgreSQL is another office.
    await (await holding(await newPostgresDatabase()))?.release();
    await first?.release();
    const second = await holding(url);
    expect(second).toBeDefined();
    await second?.release();
    expect(await run(url, CONNECTIONS)).toEqual([]);
  });

  test("is taken again where its connection was lost; a server that finds another in its place is told", async () => {
    const url = await newPostgresDatabase();
    const first = await holding(url);
    await endConnections(url);
    await until(async () => (await run(url, CONNECTIONS)).length === 1);
    expect(await holding(url)).toBeUndefined();
    await first?.release();

    let told = 0;
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    await holding(url, () => (told += 1));
    // In line before the server can come back.
    const waiting = other.query("select pg_advisory_lock(16983, 1)");
    await run(
      url,
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted`,
    );
    await waiting;
    await until(() => Promise.resolve(told === 1));
    await other.end();
  });
});

describe("a connection", () => {
  const open = databasesOf("postgres");

  test("has its limits of waiting, and reads times in UTC", async () => {
    const { dialect } = openPostgres(await newPostgresDatabase());
    const db = new Kysely<unknown>({ dialect });
    const found: Record<string, unknown> = {};
    for (const name of [
      "statement_timeout",
      "lock_timeout",
      "idle_in_transaction_session_timeout",
      "TimeZone",
    ]) {
      const { rows } = await db.executeQuery<object>(CompiledQuery.raw(`show ${name}`));
      Object.assign(found, rows[0]);
    }
    expect(found).toEqual({
      statement_timeout: "30s",
      lock_timeout: "5s",
      idle_in_transaction_session_timeout: "1min",
      TimeZone: "UTC",
    });
    await db.destroy();
  });

  test("a whole number that JavaScript cannot hold is an error, not a wrong number", async () => {
    const database = await open();
    const draft = await givenDraft(database);
    const item = await givenItem(database, draft.id);
    await database.sql("update evidence_item set size = 9007199254740993");
    await expect(database.read(({ items }) => items.find(item))).rejects.toThrow("too large");
    await database.sql("update evidence_item set size = 9007199254740991");
    const found = await database.read(({ items }) => items.find(item));
    expect(found?.size).toBe(Number.MAX_SAFE_INTEGER);
  });

  test("a connection lost while idle is replaced without anybody noticing", async () => {
    const database = await open();
    await givenReport(database);
    const lost = await run(
      urlOf(database),
      `select pg_terminate_backend(pid) from (${CONNECTIONS}) as other`,
    );
    expect(lost.length).toBeGreaterThan(0);
    // The server ends them a moment after it was asked to, and the next to come would find them dying.
    await until(async () => (await run(urlOf(database), CONNECTIONS)).length === 0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await givenReport(database);
    expect(await faultsOfLog(database)).toEqual([]);
  });

  test("a connection lost in the middle undoes the act and leaves the database usable", async () => {
    const database = await open();
    const id = newId("itm");
    const broken = database.transact(async ({ custody }) => {
      await custody.appendSystemEvent(eventOf("item.hashed", id));
      await run(urlOf(database), `select pg_terminate_backend(pid) from (${CONNECTIONS}) as other`);
      await custody.appendSystemEvent(eventOf("item.stored", id));
    });
    await expect(broken).rejects.toThrow(/terminat|connection error/i);
    expect(await database.read(({ custody }) => custody.size())).toBe(0);
    await givenReport(database);
    expect(await faultsOfLog(database)).toEqual([]);
  });

  test("who waits for the log's turn has it when it comes, and gives up after about ten seconds as busy", async () => {
    const database = await open();
    const holder = new pg.Client({ connectionString: urlOf(database) });
    await holder.connect();
    await holder.query("begin");
    await holder.query("lock table custody_log in access exclusive mode");
    const started = performance.now();
    await expect(givenReport(database)).rejects.toMatchObject({ code: "database-busy" });
    expect(performance.now() - started).toBeGreaterThan(9_000);
    const patient = givenReport(database);
    // Longer than one wait for a lock: the report is tried a second time.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    await holder.query("rollback");
    await holder.end();
    await patient;
    expect(await faultsOfLog(database)).toEqual([]);
  });

  test("a read sees one moment, whatever is committed meanwhile", async () => {
    const database = await open();
    await givenReport(database);
    const sizes = await database.read(async ({ custody }) => {
      const before = await custody.size();
      await givenReport(database);
      return [before, await custody.size(), (await custody.from(0, 9)).length];
    });
    expect(sizes).toEqual([1, 1, 1]);
    expect(await database.read(({ custody }) => custody.size())).toBe(2);
  });
});
