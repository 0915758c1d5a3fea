import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // Officers and vehicles as a reporter saw them. `said` is encrypted, and the kind is in it.
  await db.schema
    .createTable("report_sighting")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("said", text, (c) => c.notNull())
    .addUniqueConstraint("report_sighting_once", ["report_id", "position"])
    .modifyEnd(strict)
    .execute();

  // What stands beside a reporter's story: for whom it is told, who else was told. `said` is encrypted.
  await db.schema
    .createTable("report_beside")
    .addColumn("report_id", text, (c) => c.notNull().primaryKey().references("report.id"))
    .addColumn("said", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
}
