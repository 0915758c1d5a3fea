import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  // Files that are still arriving. Once whole they become evidence items under the same id, and this row goes.
  await db.schema
    .createTable("upload")
    .addColumn("item_id", text, (c) => c.notNull().primaryKey())
    .addColumn("draft_id", text, (c) => c.notNull())
    .addColumn("report_id", text, (c) => c.references("report.id"))
    .addColumn("original_name", text, (c) => c.notNull())
    .addColumn("declared_type", text, (c) => c.notNull())
    .addColumn("size", whole, (c) => c.notNull())
    .addColumn("arrived", whole, (c) => c.notNull())
    .addColumn("sample", text, (c) => c.notNull())
    .addColumn("begun_at", text, (c) => c.notNull())
    .addColumn("last_byte_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex("upload_draft").on("upload").column("draft_id").execute();
  await db.schema.createIndex("upload_report").on("upload").column("report_id").execute();
  await db.schema.createIndex("upload_last_byte").on("upload").column("last_byte_at").execute();

  // What the sender's own device says the file's digest is: a claim, apart from what we took ourselves.
  await db.schema
    .createTable("sender_digest")
    .addColumn("item_id", text, (c) => c.notNull().primaryKey())
    .addColumn("sha256", text, (c) => c.notNull())
    .addColumn("told_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
}
