import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // The door through which the file comes, as its custody record will name it. All that came before came by the page.
  await db.schema
    .alterTable("upload")
    .addColumn("channel", text, (c) => c.notNull().defaultTo("web-upload"))
    .execute();
}
