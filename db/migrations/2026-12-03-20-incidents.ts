import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  // What several reports are about. Nothing of it is ever deleted: what was once said to belong together stays readable.
  await db.schema
    .createTable("incident")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("title", text, (c) => c.notNull())
    .addColumn("place", text, (c) => c.notNull())
    .addColumn("time", text, (c) => c.notNull())
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("merged_into", text, (c) => c.references("incident.id"))
    .addColumn("made_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("made_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("incident_by_made")
    .on("incident")
    .columns(["made_at", "id"])
    .execute();
  await db.schema
    .createTable("incident_report")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("incident_id", text, (c) => c.notNull().references("incident.id"))
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("added_at", text, (c) => c.notNull())
    .addColumn("added_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("added_how", text, (c) => c.notNull())
    .addColumn("added_from", text)
    .addColumn("added_why", text, (c) => c.notNull())
    .addColumn("removed_at", text)
    .addColumn("removed_by", text, (c) => c.references("person.id"))
    .addColumn("removed_how", text)
    .addColumn("removed_to", text, (c) => c.references("incident.id"))
    .addColumn("removed_why", text, (c) => c.notNull().defaultTo(""))
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("incident_report_by_incident")
    .on("incident_report")
    .columns(["incident_id", "added_at"])
    .execute();
  // A report is in one incident at a time: the database holds to it, whoever writes.
  await sql`create unique index incident_report_current on incident_report (report_id) where removed_at is null`.execute(
    db,
  );
  await db.schema
    .createTable("incident_act")
    .addColumn("incident_id", text, (c) => c.notNull().references("incident.id"))
    .addColumn("position", whole, (c) => c.notNull())
    .addColumn("act", text, (c) => c.notNull())
    .addColumn("other_id", text)
    .addColumn("said", text, (c) => c.notNull())
    .addColumn("by_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("incident_act_key", ["incident_id", "position"])
    .modifyEnd(strict)
    .execute();
}
