import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

function isPostgres(db: Kysely<unknown>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await refuseWhatLiesOpen(db);
  const postgres = isPostgres(db);
  const bytes: RawBuilder<never> = postgres ? sql`bytea` : sql`blob`;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  await db.schema
    .createTable("report_key")
    .addColumn("owner", text, (c) => c.notNull().primaryKey())
    .addColumn("root", text, (c) => c.notNull())
    .addColumn("wrapped_key", bytes, (c) => c.notNull().check(sql`length(wrapped_key) = 40`))
    .addColumn("made_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("report_key_root")
    .on("report_key")
    .columns(["root", "owner"])
    .execute();

  await db.schema
    .createTable("blob_key")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("class", text, (c) => c.notNull())
    .addColumn("owner", text, (c) => c.notNull().references("report_key.owner").onDelete("cascade"))
    .addColumn("format", whole, (c) => c.notNull())
    .addColumn("wrapped_key", bytes, (c) => c.notNull().check(sql`length(wrapped_key) = 40`))
    .addColumn("made_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex("blob_key_owner").on("blob_key").column("owner").execute();

  await db.schema
    .alterTable("custody_disclosure")
    .addColumn("key_owner", text, (c) => c.notNull().defaultTo(""))
    .execute();
  await db.schema.alterTable("report").dropColumn("search_text").execute();
}

/** Whatever was kept before was kept in clear, words and files alike; no version that did so was ever released. */
async function refuseWhatLiesOpen(db: Kysely<unknown>): Promise<void> {
  for (const table of ["draft", "report", "custody_disclosure"]) {
    const found = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db);
    if (found.rows.length > 0) {
      throw new Error(
        "this data was kept unencrypted by a version before the first release; begin with an empty DATA_DIR",
      );
    }
  }
}
