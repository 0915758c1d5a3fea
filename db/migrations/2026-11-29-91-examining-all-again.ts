import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  // Files of older examiners examined once more, all of them: who asked, and how far it has come.
  await db.schema
    .createTable("examining_again")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("examiner", text, (c) => c.notNull())
    .addColumn("asked_by", text, (c) => c.notNull())
    .addColumn("asked_at", text, (c) => c.notNull())
    .addColumn("files", whole, (c) => c.notNull())
    .addColumn("examined", whole, (c) => c.notNull())
    .addColumn("failed", whole, (c) => c.notNull())
    .addColumn("after_item", text, (c) => c.notNull())
    .addColumn("finished_at", text)
    .modifyEnd(strict)
    .execute();
}
