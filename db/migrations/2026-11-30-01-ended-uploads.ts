import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  // Files that did not arrive whole in time: what their reporter and the desk are told of them once their bytes are gone.
  await db.schema
    .createTable("ended_upload")
    .addColumn("item_id", text, (c) => c.notNull().primaryKey())
    .addColumn("draft_id", text, (c) => c.notNull())
    .addColumn("report_id", text, (c) => c.references("report.id"))
    .addColumn("original_name", text, (c) => c.notNull())
    .addColumn("declared_type", text, (c) => c.notNull())
    .addColumn("size", whole, (c) => c.notNull())
    .addColumn("arrived", whole, (c) => c.notNull())
    .addColumn("last_byte_at", text, (c) => c.notNull())
    .addColumn("ended_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex("ended_upload_draft").on("ended_upload").column("draft_id").execute();
  await db.schema
    .createIndex("ended_upload_report")
    .on("ended_upload")
    .column("report_id")
    .execute();
}
