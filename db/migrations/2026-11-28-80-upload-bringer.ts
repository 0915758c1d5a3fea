import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // Who brings an agency's file, as its custody record will name them once it is whole. Reporters have no name.
  await db.schema
    .alterTable("upload")
    .addColumn("brought_by", text, (c) => c.notNull().defaultTo(""))
    .execute();
}
