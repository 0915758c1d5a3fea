import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // Which reports say nearly the same. Numbers under a secret of the office; made anew from the reports at any time.
  await db.schema
    .createTable("report_likeness")
    .addColumn("report_id", text, (c) => c.notNull().primaryKey().references("report.id"))
    .addColumn("received_at", text, (c) => c.notNull())
    .addColumn("likeness", text, (c) => c.notNull())
    .addColumn("cluster", text, (c) => c.notNull())
    .addColumn("folded", "integer", (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("report_likeness_cluster")
    .on("report_likeness")
    .columns(["cluster", "received_at"])
    .execute();
  await db.schema
    .createIndex("report_likeness_folded")
    .on("report_likeness")
    .columns(["folded", "cluster"])
    .execute();
  await db.schema
    .createTable("report_likeness_band")
    .addColumn("band", text, (c) => c.notNull())
    .addColumn("received_at", text, (c) => c.notNull())
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addPrimaryKeyConstraint("report_likeness_band_pk", ["band", "received_at", "report_id"])
    .modifyEnd(strict)
    .execute();

  // Who called a report junk, what it was before, and who took that back.
  await db.schema
    .createTable("junk_label")
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("labelled_at", text, (c) => c.notNull())
    .addColumn("labelled_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("status_before", text, (c) => c.notNull())
    .addColumn("lifted_at", text)
    .addColumn("lifted_by", text, (c) => c.references("person.id"))
    .addColumn("sampled_at", text)
    .addColumn("checked_at", text)
    .addColumn("checked_by", text, (c) => c.references("person.id"))
    .addPrimaryKeyConstraint("junk_label_pk", ["report_id", "labelled_at"])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("junk_label_labelled_at")
    .on("junk_label")
    .columns(["labelled_at", "report_id"])
    .execute();
  await db.schema
    .createIndex("junk_label_sampled_at")
    .on("junk_label")
    .column("sampled_at")
    .execute();
}
