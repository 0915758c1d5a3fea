import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  await db.schema
    .createTable("office_pack")
    .addColumn("sha256", text, (c) => c.notNull().primaryKey())
    .addColumn("pack_id", text, (c) => c.notNull())
    .addColumn("pack_date", text, (c) => c.notNull())
    .addColumn("content", text, (c) => c.notNull())
    .addColumn("first_used_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable("report_answer")
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("position", whole, (c) => c.notNull())
    .addColumn("question", text, (c) => c.notNull())
    .addColumn("wording", text, (c) => c.notNull())
    .addColumn("language", text, (c) => c.notNull())
    .addColumn("chosen", text, (c) => c.notNull())
    .addColumn("answer", text, (c) => c.notNull())
    .addColumn("visibility", text, (c) => c.notNull())
    .addColumn("retention", text, (c) => c.notNull())
    .addColumn("pack_sha256", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("report_answer_once", ["report_id", "position"])
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable("report_tag")
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("position", whole, (c) => c.notNull())
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("key", text, (c) => c.notNull())
    .addColumn("words", text, (c) => c.notNull())
    .addColumn("version", text, (c) => c.notNull())
    .addColumn("standing", text, (c) => c.notNull())
    .addColumn("pack_id", text, (c) => c.notNull())
    .addColumn("pack_date", text, (c) => c.notNull())
    .addColumn("pack_sha256", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("report_tag_once", ["report_id", "position"])
    .modifyEnd(strict)
    .execute();

  await db.schema.createIndex("report_tag_key").on("report_tag").columns(["kind", "key"]).execute();
}
