import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const strict = postgres ? sql`` : sql`strict`;
  const { schema } = db;

  // Reports whose words the search is still to learn, or to learn again; `mark` tells one wish from the next.
  await schema
    .createTable("search_wanted")
    .addColumn("report_id", text, (c) => c.notNull().primaryKey())
    .addColumn("mark", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  // All that the queue's filters read of a report, in the queue's order: a page is found without opening the rows that are passed over.
  await schema.dropIndex("report_newest").execute();
  await schema
    .createIndex("report_newest")
    .on("report")
    .columns([
      ...["received_at", "id", "status", "category", "channel", "language", "assignee_id", "team"],
      ...["incident_first_day", "incident_last_day", "incident_page_id", "officer_agency"],
    ])
    .execute();
  for (const column of ["language", "channel"]) {
    await schema
      .createIndex(`report_${column}`)
      .on("report")
      .columns([column, "received_at", "id"])
      .execute();
  }
  // The queue by incident; who said no day comes last.
  await sql`create index report_incident on report (coalesce(incident_first_day, ''), id)`.execute(
    db,
  );
  // Statements of more than one day: the few that may begin before a day and end after it.
  await sql`create index report_incident_span on report (incident_first_day, incident_last_day)
    where incident_last_day > incident_first_day`.execute(db);

  await schema
    .createIndex("evidence_item_media")
    .on("evidence_item")
    .columns(["media_type", "report_id"])
    .execute();
  await sql`create index report_message_unread on report_message (report_id)
    where from_office = 0 and read_at is null`.execute(db);
  await sql`create index reporter_request_unseen on reporter_request (report_id)
    where seen_at is null`.execute(db);
  await schema
    .createIndex("reporter_request_kind")
    .on("reporter_request")
    .columns(["kind", "report_id"])
    .execute();
  await sql`create index report_of_officer on report (received_at, id)
    where officer_agency is not null`.execute(db);
}
