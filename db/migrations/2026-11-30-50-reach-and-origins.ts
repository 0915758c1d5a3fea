import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // How a reporter may be reached, as they chose it. Null: nobody was asked that way.
  await db.schema.alterTable("report").addColumn("reach", text).execute();

  // Who made a file and what became of it since, as its sender says. Encrypted; null where they did not say.
  await db.schema.alterTable("file_statement").addColumn("origin", text).execute();
}
