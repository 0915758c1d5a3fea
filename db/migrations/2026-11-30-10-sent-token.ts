import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // What a browser has of a report that it sent: another secret than the draft's, and until when it opens anything.
  await db.schema.alterTable("draft").addColumn("sent_hash", text).execute();
  await db.schema.alterTable("draft").addColumn("sent_until", text).execute();
  await db.schema.createIndex("draft_sent").on("draft").column("sent_hash").execute();
}
