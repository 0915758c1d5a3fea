import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // What is to be done about a report, who does it and by when. `text` is encrypted.
  await db.schema
    .createTable("report_task")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("text", text, (c) => c.notNull())
    .addColumn("assignee_id", text, (c) => c.references("person.id"))
    .addColumn("due_day", text)
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("made_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("made_at", text, (c) => c.notNull())
    .addColumn("changed_by", text, (c) => c.references("person.id"))
    .addColumn("changed_at", text)
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("report_task_by_report")
    .on("report_task")
    .columns(["report_id", "made_at"])
    .execute();
  await db.schema
    .createIndex("report_task_by_assignee")
    .on("report_task")
    .columns(["assignee_id", "state", "due_day"])
    .execute();
  // The tasks to preserve links stand in the same list.
  await db.schema
    .createIndex("report_link_by_assignee")
    .on("report_link")
    .columns(["assignee_id", "task"])
    .execute();

  // Whom a note names, so that they are told.
  await db.schema
    .createTable("note_mention")
    .addColumn("note_id", text, (c) => c.notNull().references("report_note.id"))
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("at", text, (c) => c.notNull())
    .addColumn("seen_at", text)
    .addPrimaryKeyConstraint("note_mention_once", ["note_id", "person_id"])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("note_mention_by_person")
    .on("note_mention")
    .columns(["person_id", "at"])
    .execute();
  await db.schema
    .createIndex("note_mention_by_report")
    .on("note_mention")
    .columns(["report_id", "note_id"])
    .execute();
}
