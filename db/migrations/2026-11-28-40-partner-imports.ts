import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  // One delivery of another agency. What it says of itself is encrypted under its report's key.
  await db.schema
    .createTable("partner_import")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("draft_id", text, (c) => c.notNull())
    .addColumn("report_id", text, (c) => c.notNull().unique().references("report.id"))
    .addColumn("agency", text, (c) => c.notNull())
    .addColumn("reference", text, (c) => c.notNull())
    .addColumn("reference_key", text, (c) => c.notNull())
    .addColumn("custodian", text, (c) => c.notNull())
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("begun_by", text, (c) => c.notNull())
    .addColumn("begun_at", text, (c) => c.notNull())
    .addColumn("finished_at", text)
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("partner_import_reference")
    .on("partner_import")
    .columns(["agency", "reference_key"])
    .unique()
    .execute();

  // Each file that the agency listed, whether or not it came.
  await db.schema
    .createTable("partner_file")
    .addColumn("import_id", text, (c) => c.notNull().references("partner_import.id"))
    .addColumn("number", whole, (c) => c.notNull())
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("facts", text, (c) => c.notNull())
    .addColumn("size", whole)
    .addColumn("item_id", text)
    .addColumn("why", text)
    .addColumn("found_sha256", text)
    .addColumn("changed_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("partner_file_key", ["import_id", "number"])
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex("partner_file_item").on("partner_file").column("item_id").execute();
}
