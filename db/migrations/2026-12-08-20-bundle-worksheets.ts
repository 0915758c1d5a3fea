import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // How counsel's worksheets stood when a bundle was asked for.
  await db.schema
    .createTable("bundle_worksheets")
    .addColumn("bundle_id", text, (c) => c.notNull().primaryKey().references("bundle.id"))
    .addColumn("content", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
}
