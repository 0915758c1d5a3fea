import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // Letters that went out, as they went. `recipient` and `text` are encrypted.
  await db.schema
    .createTable("sent_letter")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("report_id", text, (c) => c.references("report.id"))
    .addColumn("case_id", text, (c) => c.references("case_file.id"))
    .addColumn("template", text, (c) => c.notNull())
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("title", text, (c) => c.notNull())
    .addColumn("pack", text, (c) => c.notNull())
    .addColumn("language", text, (c) => c.notNull())
    .addColumn("way", text, (c) => c.notNull())
    .addColumn("message_id", text, (c) => c.references("report_message.id"))
    .addColumn("recipient", text, (c) => c.notNull())
    .addColumn("text", text, (c) => c.notNull())
    .addColumn("sent_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("sent_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  for (const column of ["report_id", "case_id"]) {
    await db.schema
      .createIndex(`sent_letter_by_${column}`)
      .on("sent_letter")
      .columns([column, "sent_at"])
      .execute();
  }
}
