import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // Tickets that were used: none counts twice, at whichever process it is shown. Names no draft and no report.
  await db.schema
    .createTable("spent_ticket")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("form", text, (c) => c.notNull())
    .addColumn("lane", text, (c) => c.notNull())
    .addColumn("spent_at", text, (c) => c.notNull())
    .addColumn("expires_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("spent_ticket_spent_at")
    .on("spent_ticket")
    .columns(["form", "spent_at", "lane"])
    .execute();

  // Wrong receipt codes of the last hour, by locator, whether a report has it or not.
  await db.schema
    .createTable("code_failure")
    .addColumn("locator", text, (c) => c.notNull())
    .addColumn("failed_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("code_failure_locator")
    .on("code_failure")
    .columns(["locator", "failed_at"])
    .execute();

  // When the next turn of something is free that the whole office shares, by its name.
  await db.schema
    .createTable("turn_clock")
    .addColumn("name", text, (c) => c.notNull().primaryKey())
    .addColumn("next_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
}
