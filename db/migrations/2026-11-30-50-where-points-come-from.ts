import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // How a reporter came by the map numbers, and how far off they may be. Encrypted; null where there are none or nobody asked.
  await db.schema.alterTable("report").addColumn("point_origin", text).execute();
}
