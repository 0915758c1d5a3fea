import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // When the sender's device says that it last wrote a file, told as the file begins to come: under the id that it will have as an item.
  await db.schema
    .createTable("sender_modified")
    .addColumn("item_id", text, (c) => c.notNull().primaryKey())
    .addColumn("modified_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
}
