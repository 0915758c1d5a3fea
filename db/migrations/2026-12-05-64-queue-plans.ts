import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const strict = postgres ? sql`` : sql`strict`;
  const { schema } = db;

  // Reports for which others about the same event are still to be looked for, so that nobody looks for them among all.
  await schema
    .createTable("trace_wanted")
    .addColumn("report_id", text, (c) => c.notNull().primaryKey())
    .addColumn("received_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await schema
    .createIndex("trace_wanted_oldest")
    .on("trace_wanted")
    .columns(["received_at", "report_id"])
    .execute();
  await sql`insert into trace_wanted (report_id, received_at)
    select id, received_at from report
    where not exists (select 1 from incident_traced as known where known.report_id = report.id)`.execute(
    db,
  );

  // With all that the condition names: without it SQLite reads every message of the office instead.
  await schema.dropIndex("report_message_unread").execute();
  await sql`create index report_message_unread on report_message (report_id, from_office, read_at)
    where from_office = 0 and read_at is null`.execute(db);
  await schema.dropIndex("reporter_request_unseen").execute();
  await sql`create index reporter_request_unseen on reporter_request (report_id, seen_at)
    where seen_at is null`.execute(db);

  // Open links of one report: with an index of tasks alone SQLite reads every open link of the office for each row.
  await schema.dropIndex("report_link_report").execute();
  await schema
    .createIndex("report_link_report")
    .on("report_link")
    .columns(["report_id", "task"])
    .execute();
}
