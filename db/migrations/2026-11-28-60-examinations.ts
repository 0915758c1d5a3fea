import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // Which examination of the item its claims are from, and what made it. Zero: it was not examined yet.
  await db.schema
    .alterTable("evidence_item")
    .addColumn("examination_number", "integer", (c) => c.notNull().defaultTo(0))
    .execute();
  await db.schema
    .alterTable("evidence_item")
    .addColumn("examined_with", text, (c) => c.notNull().defaultTo(""))
    .execute();
  await sql`update evidence_item set examination_number = 1 where examined_at is not null`.execute(
    db,
  );

  // What other examinations of the item found, whole. Nothing of them is ever changed.
  await db.schema
    .createTable("other_examination")
    .addColumn("item_id", text, (c) => c.notNull().references("evidence_item.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("media_type", text)
    .addColumn("assessment", text)
    .addColumn("raw_metadata", text)
    .addColumn("examined_at", text, (c) => c.notNull())
    .addColumn("examined_with", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("other_examination_key", ["item_id", "number"])
    .modifyEnd(strict)
    .execute();
}
