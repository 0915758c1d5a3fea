import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // In which role somebody brings a file that is still arriving: until now only agencies' files named anybody.
  await db.schema
    .alterTable("upload")
    .addColumn("brought_by_role", text, (c) => c.notNull().defaultTo(""))
    .execute();
  await sql`update upload set brought_by_role = 'partner' where brought_by <> ''`.execute(db);
}
