import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  // What staff say of files that are hard to look at; the latest word holds, those before are in the custody log.
  await db.schema
    .createTable("item_care")
    .addColumn("item_id", text, (c) => c.notNull().primaryKey().references("evidence_item.id"))
    .addColumn("graphic", whole, (c) => c.notNull())
    .addColumn("two_people", whole, (c) => c.notNull())
    .addColumn("noted_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("noted_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  // Which graphic files somebody opened on which day of the office, so that they see how many it were.
  await db.schema
    .createTable("graphic_look")
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("day", text, (c) => c.notNull())
    .addColumn("item_id", text, (c) => c.notNull().references("evidence_item.id"))
    .addPrimaryKeyConstraint("graphic_look_key", ["person_id", "day", "item_id"])
    .modifyEnd(strict)
    .execute();
}
