import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const strict = postgres ? sql`` : sql`strict`;

  // Reports whose words are still to be compared with those of others, so that nobody looks for them among all.
  await db.schema
    .createTable("compare_wanted")
    .addColumn("report_id", text, (c) => c.notNull().primaryKey())
    .addColumn("received_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("compare_wanted_oldest")
    .on("compare_wanted")
    .columns(["received_at", "report_id"])
    .execute();
  await sql`insert into compare_wanted (report_id, received_at)
    select id, received_at from report
    where not exists (select 1 from report_likeness as known where known.report_id = report.id)`.execute(
    db,
  );
}
