import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  // Worksheets of a case: charges, what has to be shown, and the facts for and against it.
  await db.schema
    .createTable("case_entry")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("case_id", text, (c) => c.notNull().references("case_file.id"))
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("parent_id", text, (c) => c.references("case_entry.id"))
    .addColumn("position", whole, (c) => c.notNull())
    .addUniqueConstraint("case_entry_in_order", ["case_id", "position"])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("case_entry_by_parent")
    .on("case_entry")
    .column("parent_id")
    .execute();

  // Each version for good.
  await db.schema
    .createTable("case_entry_version")
    .addColumn("entry_id", text, (c) => c.notNull().references("case_entry.id"))
    .addColumn("version", whole, (c) => c.notNull())
    .addColumn("withdrawn", whole, (c) => c.notNull())
    .addColumn("content", text, (c) => c.notNull())
    .addColumn("written_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("written_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("case_entry_version_key", ["entry_id", "version"])
    .modifyEnd(strict)
    .execute();

  // Changes that were made for an older version, kept for a person to choose.
  await db.schema
    .createTable("case_held_edit")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("entry_id", text, (c) => c.notNull().references("case_entry.id"))
    .addColumn("seen", whole, (c) => c.notNull())
    .addColumn("stands", whole, (c) => c.notNull())
    .addColumn("mine", text, (c) => c.notNull())
    .addColumn("author_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("held_at", text, (c) => c.notNull())
    .addColumn("kept", text)
    .addColumn("settled_by", text, (c) => c.references("person.id"))
    .addColumn("settled_at", text)
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("case_held_edit_by_entry")
    .on("case_held_edit")
    .column("entry_id")
    .execute();
}
