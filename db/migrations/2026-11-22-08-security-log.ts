import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  await db.schema
    .createTable("security_event")
    .addColumn("number", whole, (c) =>
      // SQLite counts a whole-number key up by itself.
      postgres ? c.primaryKey().generatedAlwaysAsIdentity() : c.primaryKey(),
    )
    .addColumn("at", text, (c) => c.notNull())
    .addColumn("event", text, (c) => c.notNull())
    .addColumn("person_id", text)
    .addColumn("facts", text, (c) => c.notNull())
    .addColumn("times", whole, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("security_event_newest")
    .on("security_event")
    .columns(["at", "number"])
    .execute();
  await db.schema
    .createIndex("security_event_person")
    .on("security_event")
    .columns(["person_id", "at", "number"])
    .execute();

  await db.schema
    .createTable("security_review")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("covers_until", text, (c) => c.notNull())
    .addColumn("events", whole, (c) => c.notNull())
    .addColumn("remark", text, (c) => c.notNull())
    .addColumn("signed_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("signed_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("security_review_newest")
    .on("security_review")
    .column("signed_at")
    .execute();
}
