import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // Who has a report open, for a minute. No record: what colleagues see of each other while they work.
  await db.schema
    .createTable("report_presence")
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("seen_at", text, (c) => c.notNull())
    .addColumn("doing", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("report_presence_once", ["report_id", "person_id"])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("report_presence_by_time")
    .on("report_presence")
    .column("seen_at")
    .execute();
}
