import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // How often each was changed: a form says which state it was made for.
  for (const column of ["status_version", "assignee_version"]) {
    await db.schema
      .alterTable("report")
      .addColumn(column, "integer", (c) => c.notNull().defaultTo(0))
      .execute();
  }
  await db.schema
    .alterTable("report_link")
    .addColumn("version", "integer", (c) => c.notNull().defaultTo(0))
    .execute();

  // The office's own words about a report, every version of them. `text` is encrypted.
  await db.schema
    .createTable("report_text")
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("part", text, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("text", text, (c) => c.notNull())
    .addColumn("made_with", text, (c) => c.notNull())
    .addColumn("author_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("written_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("report_text_version", ["report_id", "part", "version"])
    .modifyEnd(strict)
    .execute();

  // Changes that were not made, because somebody had changed the same before. `mine` and `stood` are encrypted.
  await db.schema
    .createTable("held_edit")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("part", text, (c) => c.notNull())
    .addColumn("part_id", text, (c) => c.notNull())
    .addColumn("seen", "integer", (c) => c.notNull())
    .addColumn("stands", "integer", (c) => c.notNull())
    .addColumn("mine", text, (c) => c.notNull())
    .addColumn("stood", text, (c) => c.notNull())
    .addColumn("author_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("held_at", text, (c) => c.notNull())
    .addColumn("kept", text)
    .addColumn("settled_by", text, (c) => c.references("person.id"))
    .addColumn("settled_at", text)
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("held_edit_by_report")
    .on("held_edit")
    .columns(["report_id", "held_at"])
    .execute();
}
