import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // Which file of an exhibit goes to an audience, where parts of it were to be covered: every choice is kept.
  await db.schema
    .createTable("file_choice")
    .addColumn("case_id", text, (c) => c.notNull().references("case_file.id"))
    .addColumn("item_id", text, (c) => c.notNull().references("evidence_item.id"))
    .addColumn("audience", text, (c) =>
      c.notNull().check(sql`audience in ('PRO', 'GJ', 'DIS', 'PRT', 'CRT')`),
    )
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("redaction_id", text, (c) => c.references("redaction.id"))
    .addColumn("known", "integer", (c) => c.notNull())
    .addColumn("chosen_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("chosen_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("file_choice_key", ["case_id", "item_id", "audience", "version"])
    .modifyEnd(strict)
    .execute();
}
