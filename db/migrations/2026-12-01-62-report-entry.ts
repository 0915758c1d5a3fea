import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const bytes: RawBuilder<never> = postgres ? sql`bytea` : sql`blob`;

  // A report that somebody of the office types in, from the first word on. What is typed is encrypted under its draft's key.
  await db.schema
    .createTable("report_entry")
    .addColumn("draft_id", text, (c) => c.notNull().primaryKey())
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("token_box", bytes)
    .addColumn("form", text, (c) => c.notNull())
    .addColumn("facts", text, (c) => c.notNull())
    .addColumn("report_id", text, (c) => c.unique().references("report.id"))
    .addColumn("begun_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("report_entry_person")
    .on("report_entry")
    .columns(["person_id", "report_id"])
    .execute();
}
