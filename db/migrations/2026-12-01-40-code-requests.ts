import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const blob = postgres ? sql`bytea` : sql`blob`;

  // Somebody lost their receipt code and asks for another. What checks the new one lies here until it takes the report's place; from then
  // on what checks the old one does, so that its holder can be told that it ended.
  await db.schema
    .createTable("code_request")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("locator", text, (c) => c.notNull().unique())
    .addColumn("salt", blob, (c) => c.notNull())
    .addColumn("verifier", blob, (c) => c.notNull())
    .addColumn("thread_id", text, (c) => c.notNull())
    .addColumn("thread_public_key", blob, (c) => c.notNull())
    .addColumn("thread_wrapped_private_key", blob, (c) => c.notNull())
    .addColumn("facts", text, (c) => c.notNull())
    .addColumn("language", text, (c) => c.notNull())
    .addColumn("asked_at", text, (c) => c.notNull())
    .addColumn("report_id", text, (c) => c.references("report.id"))
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("state_since", text, (c) => c.notNull())
    .addColumn("refused_because", text)
    .addColumn("waits_until", text)
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("code_request_by_state")
    .on("code_request")
    .columns(["state", "waits_until"])
    .execute();
  await db.schema
    .createIndex("code_request_by_report")
    .on("code_request")
    .columns(["report_id"])
    .execute();
}
