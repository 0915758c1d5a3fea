import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // What a reporter asks of the office: that something be put right, or that they be left out of it.
  await db.schema
    .createTable("reporter_request")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("message_id", text, (c) => c.references("report_message.id"))
    .addColumn("asked_at", text, (c) => c.notNull())
    .addColumn("taken_back_at", text)
    .addColumn("seen_at", text)
    .addColumn("settled_at", text)
    .addColumn("settled_by", text, (c) => c.references("person.id"))
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("reporter_request_by_report")
    .on("reporter_request")
    .columns(["report_id", "seen_at"])
    .execute();
}
