import { sql, type Kysely } from "kysely";
import type { Schema } from "#db/schema.ts";
import type { DatabaseScope } from "./scope.ts";

// Where the words of reports lie to be searched: the one place where they lie in clear, and so apart from everything else. A file of its own
// beside SQLite's, a schema of its own in PostgreSQL; made anew from the reports whenever it is missing or of an earlier shape.

/** Changes with the shape of the tables or with what counts as a word. */
const SHAPE = 4;

// A type: Kysely takes no interface here.
export type SearchTables = {
  "search.shape": { number: number };
  /** Which report stands where, and the point that its reporter gave. */
  "search.report_words": {
    /** `core/triage/search-number.ts`; as text where it is read, since it is too large for a number of JavaScript. */
    number: bigint;
    report_id: string;
    latitude: number | null;
    longitude: number | null;
    /** The first day of its incident, empty where its reporter said none: matches are sorted by it. */
    first_day: string;
    /** 1 where its words may state somebody's immigration status. */
    states_status: number;
    /** PostgreSQL only: all words, those of the place, both as `tsvector`. */
    said?: unknown;
    place?: unknown;
  };
  /** SQLite only: the words, token by token, under the same number. The last two set FTS5's options. */
  "search.report_text": {
    rowid?: bigint;
    said?: string;
    place?: string;
    marks?: string;
    report_text?: string;
    rank?: bigint;
  };
};

/** Makes the place for the words where it is missing, and asks for every report's. It is no migration: it may be thrown away at any time. */
export async function ensureSearchPlace(
  db: Kysely<Schema>,
  dialect: DatabaseScope["dialect"],
): Promise<void> {
  if (dialect === "postgres") await sql`create schema if not exists search`.execute(db);
  await sql`create table if not exists search.shape (number integer not null)`.execute(db);
  const place = db.$extendTables<SearchTables>();
  const known = await place.selectFrom("search.shape").select("number").executeTakeFirst();
  if (known?.number === SHAPE) return;
  await place.transaction().execute(async (change) => {
    // On a database of an earlier version; none of it is a record.
    await sql`drop table if exists search.report_words`.execute(change);
    await sql`drop table if exists search.report_text`.execute(change);
    await (dialect === "postgres" ? makeForPostgres : makeForSqlite)(change);
    await change.deleteFrom("search.shape").execute();
    await change.insertInto("search.shape").values({ number: SHAPE }).execute();
    await change
      .insertInto("search_wanted")
      .columns(["report_id", "mark"])
      .expression((eb) =>
        eb
          .selectFrom("report")
          .select(["id", sql<string>`''`.as("mark")])
          // Without a condition SQLite takes "on conflict" for a join.
          .where(sql<boolean>`true`),
      )
      .onConflict((conflict) => conflict.column("report_id").doNothing())
      .execute();
  });
}

async function makeForSqlite(db: Kysely<Schema & SearchTables>): Promise<void> {
  await sql`create table search.report_words (number integer not null primary key,
    report_id text not null unique, latitude real, longitude real, first_day text not null,
    states_status integer not null) strict`.execute(db);
  // Tokens come ready, parted by spaces: this tokenizer leaves letters of any script as they are.
  await sql`create virtual table search.report_text
    using fts5(said, place, marks, tokenize = 'ascii')`.execute(db);
  // What is deleted is gone from the index at once, not when it is next merged.
  await db
    .insertInto("search.report_text")
    .values({ report_text: "secure-delete", rank: 1n })
    .execute();
}

async function makeForPostgres(db: Kysely<Schema & SearchTables>): Promise<void> {
  await sql`create table search.report_words (report_id text collate "C" not null primary key,
    number bigint not null unique, latitude double precision, longitude double precision,
    first_day text collate "C" not null, states_status integer not null, said tsvector not null, place tsvector not null)`.execute(
    db,
  );
  await sql`create index report_words_said on search.report_words using gin (said)`.execute(db);
  await sql`create index report_words_place on search.report_words using gin (place)`.execute(db);
}
