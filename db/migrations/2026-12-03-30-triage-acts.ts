import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // What staff did with a report, with what it was before and after. `about` is `status`, `assignee`, or the note's id.
  await db.schema
    .createTable("triage_act")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("about", text, (c) => c.notNull())
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("was", text)
    .addColumn("became", text)
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("acted_at", text, (c) => c.notNull())
    .addColumn("undoes", text, (c) => c.references("triage_act.id"))
    .addUniqueConstraint("triage_act_number", ["report_id", "about", "number"])
    .modifyEnd(strict)
    .execute();

  // A note is withdrawn, never erased.
  await db.schema.alterTable("report_note").addColumn("withdrawn_at", text).execute();
  await db.schema
    .alterTable("report_note")
    .addColumn("withdrawn_by", text, (c) => c.references("person.id"))
    .execute();
}
