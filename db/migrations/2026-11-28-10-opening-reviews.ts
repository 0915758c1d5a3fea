import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

/** What a reviewer found of a reporter's name that was opened in an emergency, and what they say to it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const { schema } = db;
  await schema.alterTable("identity_opening").addColumn("finding", text).execute();
  await schema.alterTable("identity_opening").addColumn("remarks", text).execute();
  await schema
    .createIndex("identity_opening_time")
    .on("identity_opening")
    .column("opened_at")
    .execute();
}
