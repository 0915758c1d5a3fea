import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // How the desk is for one person; no row is as it comes.
  await db.schema
    .createTable("desk_preference")
    .addColumn("person_id", text, (c) => c.notNull().primaryKey().references("person.id"))
    .addColumn("shortcuts", "integer", (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
}
