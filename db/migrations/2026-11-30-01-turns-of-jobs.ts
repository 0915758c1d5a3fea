import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // Whose files a job is about, and when its turn is among others; both empty for jobs from before, which are all older than what comes.
  for (const column of ["owner", "turn"]) {
    await db.schema
      .alterTable("job")
      .addColumn(column, text, (c) => c.notNull().defaultTo(""))
      .execute();
  }
  await db.schema.createIndex("job_turn").on("job").columns(["state", "turn", "number"]).execute();
  await db.schema.createIndex("job_owner").on("job").columns(["owner", "state"]).execute();
}
