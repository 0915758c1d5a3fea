import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // Why what had come of a file was let go; empty where it was not noted, before this.
  await db.schema
    .alterTable("ended_upload")
    .addColumn("why", text, (c) => c.notNull().defaultTo(""))
    .execute();
}
