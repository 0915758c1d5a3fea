import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  // Letters that the office words for itself, each version for good: a letter that was sent names the one that it was made from.
  await db.schema
    .createTable("own_letter")
    .addColumn("letter_id", text, (c) => c.notNull())
    .addColumn("version", whole, (c) => c.notNull())
    .addColumn("withdrawn", whole, (c) => c.notNull())
    .addColumn("content", text, (c) => c.notNull())
    .addColumn("sha256", text, (c) => c.notNull())
    .addColumn("written_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("written_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("own_letter_key", ["letter_id", "version"])
    .modifyEnd(strict)
    .execute();
}
