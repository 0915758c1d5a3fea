import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  // One act on many reports.
  await db.schema
    .createTable("bulk_act")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("target", text)
    .addColumn("comment", text, (c) => c.notNull())
    .addColumn("asked_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("asked_at", text, (c) => c.notNull())
    .addColumn("reports", whole, (c) => c.notNull())
    .addColumn("finished_at", text)
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("bulk_act_by_person")
    .on("bulk_act")
    .columns(["asked_by", "asked_at", "id"])
    .execute();
  await db.schema
    .createIndex("bulk_act_by_target")
    .on("bulk_act")
    .columns(["target", "asked_at"])
    .execute();

  // Each report of it, in the order in which it is done, with what became of it.
  await db.schema
    .createTable("bulk_report")
    .addColumn("bulk_id", text, (c) => c.notNull().references("bulk_act.id"))
    .addColumn("position", whole, (c) => c.notNull())
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("seen", whole, (c) => c.notNull())
    .addColumn("undoes", text, (c) => c.references("triage_act.id"))
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("why", text)
    .addColumn("act_id", text, (c) => c.references("triage_act.id"))
    .addPrimaryKeyConstraint("bulk_report_key", ["bulk_id", "position"])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("bulk_report_by_state")
    .on("bulk_report")
    .columns(["bulk_id", "state", "position"])
    .execute();
  await db.schema.createIndex("bulk_report_by_act").on("bulk_report").column("act_id").execute();
  await db.schema
    .createIndex("bulk_report_by_undone_act")
    .on("bulk_report")
    .column("undoes")
    .execute();
  await db.schema
    .createIndex("bulk_report_by_report")
    .on("bulk_report")
    .column("report_id")
    .execute();
}
