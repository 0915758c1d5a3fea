import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // What was to be made from an item and could not be, with the reason; gone once it is there.
  await db.schema
    .createTable("missing_derivative")
    .addColumn("item_id", text, (c) => c.notNull().references("evidence_item.id"))
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("problem", text, (c) => c.notNull())
    .addColumn("tried_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("missing_derivative_key", ["item_id", "kind"])
    .modifyEnd(strict)
    .execute();
}
