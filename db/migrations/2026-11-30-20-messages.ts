import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const bytes: RawBuilder<never> = postgres ? sql`bytea` : sql`blob`;

  // The key pair under which a reporter reads messages; the private half opens with the receipt code only.
  await db.schema
    .createTable("report_thread")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("public_key", bytes, (c) => c.notNull())
    .addColumn("wrapped_private_key", bytes, (c) => c.notNull())
    .addColumn("made_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("report_thread_by_report")
    .on("report_thread")
    .columns(["report_id", "made_at"])
    .execute();

  // Messages, each in two boxes: one for the office under the report's key, one for the reporter under the thread's.
  await db.schema
    .createTable("report_message")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("thread_id", text, (c) => c.notNull().references("report_thread.id"))
    .addColumn("from_office", "integer", (c) => c.notNull())
    .addColumn("author_id", text, (c) => c.references("person.id"))
    .addColumn("office_box", text, (c) => c.notNull())
    .addColumn("reporter_box", bytes, (c) => c.notNull())
    .addColumn("written_at", text, (c) => c.notNull())
    .addColumn("read_at", text)
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("report_message_by_report")
    .on("report_message")
    .columns(["report_id", "from_office", "read_at"])
    .execute();

  // What lets an open visit read its messages.
  await db.schema.alterTable("follow_up_session").addColumn("thread_keys_sealed", text).execute();
}
