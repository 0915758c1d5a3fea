import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // What of a file was covered for others, and what a second person said of it. `plan` and `review_note` are encrypted.
  await db.schema
    .createTable("redaction")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("item_id", text, (c) => c.notNull().references("evidence_item.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("plan", text, (c) => c.notNull())
    .addColumn("plan_sha256", text, (c) => c.notNull())
    .addColumn("asked_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("asked_at", text, (c) => c.notNull())
    .addColumn("state", text, (c) => c.notNull().check(sql`state in ('waiting', 'made', 'failed')`))
    .addColumn("derivative_id", text, (c) => c.references("derivative.id"))
    .addColumn("problem", text)
    .addColumn("ended_at", text)
    .addColumn("reviewed_by", text, (c) => c.references("person.id"))
    .addColumn("reviewed_at", text)
    .addColumn("accepted", "integer", (c) => c.check(sql`accepted in (0, 1)`))
    .addColumn("review_note", text)
    .addColumn("withdrawn_at", text)
    .addUniqueConstraint("redaction_number", ["item_id", "number"])
    // A second person is another one.
    .addCheckConstraint("redaction_reviewer", sql`reviewed_by is null or reviewed_by <> asked_by`)
    .modifyEnd(strict)
    .execute();
}
