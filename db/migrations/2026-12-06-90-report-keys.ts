import type { Kysely } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  // By what the queue is ordered, report by report: a few thousand that another table names are put in order without opening each.
  await db.schema
    .createIndex("report_keys")
    .on("report")
    .columns(["id", "received_at", "incident_first_day"])
    .execute();
}
