import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // What the sender of a file was told of it right after it came. `seen` is encrypted.
  await db.schema
    .createTable("first_look")
    .addColumn("item_id", text, (c) => c.notNull().primaryKey().references("evidence_item.id"))
    .addColumn("seen", text, (c) => c.notNull())
    .addColumn("looked_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  // What a reporter says of one file. `place`, `time` and `shows` are encrypted.
  await db.schema
    .createTable("file_statement")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("item_id", text, (c) => c.notNull().references("evidence_item.id"))
    .addColumn("place", text, (c) => c.notNull())
    .addColumn("time", text, (c) => c.notNull())
    .addColumn("shows", text, (c) => c.notNull())
    .addColumn("given_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("file_statement_item")
    .on("file_statement")
    .column("item_id")
    .execute();
}
