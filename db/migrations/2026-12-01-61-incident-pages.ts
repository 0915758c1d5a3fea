import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  // Pages of named events. A row stays for good: an address is never used for another event.
  await db.schema
    .createTable("incident_page")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("slug", text, (c) => c.notNull().unique())
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("version", whole, (c) => c.notNull())
    .addColumn("shown_version", whole)
    .addColumn("made_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createTable("incident_page_version")
    .addColumn("page_id", text, (c) => c.notNull().references("incident_page.id"))
    .addColumn("version", whole, (c) => c.notNull())
    .addColumn("content", text, (c) => c.notNull())
    .addColumn("sha256", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("incident_page_version_key", ["page_id", "version"])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createTable("incident_page_act")
    .addColumn("page_id", text, (c) => c.notNull().references("incident_page.id"))
    .addColumn("position", whole, (c) => c.notNull())
    .addColumn("act", text, (c) => c.notNull())
    .addColumn("version", whole, (c) => c.notNull())
    .addColumn("by_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("incident_page_act_key", ["page_id", "position"])
    .modifyEnd(strict)
    .execute();

  // The page that a report was begun on, and in which version; null for any other.
  await db.schema.alterTable("report").addColumn("incident_page_id", text).execute();
  await db.schema.alterTable("report").addColumn("incident_page_version", whole).execute();
  await db.schema
    .createIndex("report_by_incident_page")
    .on("report")
    .columns(["incident_page_id", "received_at"])
    .execute();
}
