import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // Items that belong together, each pair as two rows so that either finds the other.
  await db.schema
    .createTable("item_pair")
    .addColumn("item_id", text, (c) => c.notNull().references("evidence_item.id"))
    .addColumn("other_id", text, (c) => c.notNull().references("evidence_item.id"))
    .addColumn("reason", text, (c) => c.notNull())
    .addColumn("found_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("item_pair_key", ["item_id", "other_id"])
    .modifyEnd(strict)
    .execute();
}
