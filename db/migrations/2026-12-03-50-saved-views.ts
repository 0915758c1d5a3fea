import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  // Filters of the queue that people keep under a name, for themselves or for everybody.
  await db.schema
    .createTable("saved_view")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("owner_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("name", text, (c) => c.notNull())
    .addColumn("query", text, (c) => c.notNull())
    .addColumn("shared", whole, (c) => c.notNull())
    .addColumn("position", whole, (c) => c.notNull())
    .addColumn("alert_at", whole)
    .addColumn("made_at", text, (c) => c.notNull())
    .addColumn("removed_at", text)
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("saved_view_by_owner")
    .on("saved_view")
    .columns(["owner_id", "position"])
    .execute();

  // When each person last opened a view.
  await db.schema
    .createTable("view_opened")
    .addColumn("view_id", text, (c) => c.notNull().references("saved_view.id"))
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("opened_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("view_opened_key", ["view_id", "person_id"])
    .modifyEnd(strict)
    .execute();

  // How each person wants the desk.
  await db.schema
    .createTable("desk_choice")
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("name", text, (c) => c.notNull())
    .addColumn("value", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("desk_choice_key", ["person_id", "name"])
    .modifyEnd(strict)
    .execute();
}
