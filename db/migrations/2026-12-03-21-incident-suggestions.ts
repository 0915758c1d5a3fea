import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  // What reports are found by that may be about one event: veiled, and made anew from the reports at any time.
  await db.schema
    .createTable("incident_token")
    .addColumn("token", whole, (c) => c.notNull().primaryKey())
    .addColumn("reports", whole, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createTable("incident_trace")
    .addColumn("token", whole, (c) => c.notNull())
    .addColumn("report_id", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("incident_trace_key", ["token", "report_id"])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("incident_trace_by_report")
    .on("incident_trace")
    .column("report_id")
    .execute();
  await db.schema
    .createTable("incident_traced")
    .addColumn("report_id", text, (c) => c.notNull().primaryKey())
    .addColumn("due", whole, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("incident_traced_by_due")
    .on("incident_traced")
    .columns(["due", "report_id"])
    .execute();

  // That two reports may be about one event, and what somebody said to it. A decision is never forgotten.
  await db.schema
    .createTable("incident_suggestion")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("other_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("points", whole, (c) => c.notNull())
    .addColumn("reasons", text, (c) => c.notNull())
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("made_at", text, (c) => c.notNull())
    .addColumn("decided_by", text, (c) => c.references("person.id"))
    .addColumn("decided_at", text)
    .addUniqueConstraint("incident_suggestion_pair", ["report_id", "other_id"])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("incident_suggestion_by_points")
    .on("incident_suggestion")
    .columns(["state", "points", "id"])
    .execute();
  await db.schema
    .createIndex("incident_suggestion_by_other")
    .on("incident_suggestion")
    .column("other_id")
    .execute();
}
