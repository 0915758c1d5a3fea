import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // Passes by which officers of other agencies reach the form for them.
  await db.schema
    .createTable("officer_token")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("token_hash", text, (c) => c.notNull().unique())
    .addColumn("agency", text, (c) => c.notNull())
    .addColumn("label", text, (c) => c.notNull())
    .addColumn("issued_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("issued_at", text, (c) => c.notNull())
    .addColumn("expires_at", text, (c) => c.notNull())
    .addColumn("last_used_day", text)
    .addColumn("revoked_at", text)
    .modifyEnd(strict)
    .execute();

  // The agency whose officer sent the report; null for any other. Which pass it was is kept nowhere.
  await db.schema.alterTable("report").addColumn("officer_agency", text).execute();
}
