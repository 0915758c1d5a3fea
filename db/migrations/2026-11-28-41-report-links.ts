import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  // A web address that a reporter gave, and the office's task to preserve what is there. Address and words are encrypted.
  await db.schema
    .createTable("report_link")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("draft_id", text, (c) => c.notNull())
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("position", whole, (c) => c.notNull())
    .addColumn("address", text, (c) => c.notNull())
    .addColumn("seen", text, (c) => c.notNull())
    .addColumn("given_at", text, (c) => c.notNull())
    .addColumn("task", text, (c) => c.notNull())
    .addColumn("assignee_id", text)
    .addColumn("method", text)
    .addColumn("note", text, (c) => c.notNull())
    .addColumn("changed_by", text)
    .addColumn("changed_at", text)
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex("report_link_report").on("report_link").column("report_id").execute();
  await db.schema.createIndex("report_link_task").on("report_link").column("task").execute();
}
