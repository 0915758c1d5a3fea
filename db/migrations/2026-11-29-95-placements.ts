import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // Where or when a file was made, as staff worked it out. `placed`, `basis` and `review_note` are encrypted.
  await db.schema
    .createTable("placement")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("item_id", text, (c) => c.notNull().references("evidence_item.id"))
    .addColumn("kind", text, (c) => c.notNull().check(sql`kind in ('place', 'time')`))
    .addColumn("placed", text, (c) => c.notNull())
    .addColumn("basis", text, (c) => c.notNull())
    .addColumn("set_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("set_at", text, (c) => c.notNull())
    .addColumn("reviewed_by", text, (c) => c.references("person.id"))
    .addColumn("reviewed_at", text)
    .addColumn("agreed", "integer", (c) => c.check(sql`agreed in (0, 1)`))
    .addColumn("review_note", text)
    .addColumn("withdrawn_at", text)
    // A second person is another one.
    .addCheckConstraint("placement_reviewer", sql`reviewed_by is null or reviewed_by <> set_by`)
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex("placement_item").on("placement").column("item_id").execute();
}
