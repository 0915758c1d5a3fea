import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // What a file's last examination lacked that another one may have, words apart by blanks. Empty for all of before this: they were examined
  // by older examiners, and are counted by that.
  await db.schema
    .alterTable("evidence_item")
    .addColumn("waits_for", text, (c) => c.notNull().defaultTo(""))
    .execute();
}
