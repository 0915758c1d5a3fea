import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  // 1 for a file that was begun, or came, when its report had been sent already.
  for (const table of ["upload", "evidence_item"]) {
    await db.schema
      .alterTable(table)
      .addColumn("after_sending", whole, (c) => c.notNull().defaultTo(0))
      .execute();
  }
}
