import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  // Bates numbers of a case: rows are never changed and never taken away, so that no number is given twice.
  await db.schema
    .createTable("bates_range")
    .addColumn("case_id", text, (c) => c.notNull().references("case_file.id"))
    .addColumn("item_id", text, (c) => c.notNull().references("evidence_item.id"))
    .addColumn("prefix", text, (c) => c.notNull())
    .addColumn("first", whole, (c) => c.notNull())
    .addColumn("last", whole, (c) => c.notNull())
    .addColumn("given_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("bates_range_key", ["case_id", "first"])
    .addUniqueConstraint("bates_range_item", ["case_id", "item_id"])
    .addCheckConstraint("bates_range_order", sql`"first" >= 1 and "last" >= "first"`)
    .modifyEnd(strict)
    .execute();
}
