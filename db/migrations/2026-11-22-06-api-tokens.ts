import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

function isPostgres(db: Kysely<unknown>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = isPostgres(db);
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  await db.schema
    .createTable("api_token")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("token_hash", text, (c) => c.notNull().unique())
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("label", text, (c) => c.notNull())
    .addColumn("abilities", text, (c) => c.notNull())
    .addColumn("issued_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("issued_at", text, (c) => c.notNull())
    .addColumn("expires_at", text, (c) => c.notNull())
    .addColumn("last_used_day", text)
    .addColumn("revoked_at", text)
    .addColumn("window_start", text)
    .addColumn("window_calls", whole, (c) => c.notNull().defaultTo(0))
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex("api_token_person").on("api_token").column("person_id").execute();

  await db.schema
    .createTable("api_answer")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("key_hash", text, (c) => c.notNull().unique())
    .addColumn("request_hash", text, (c) => c.notNull())
    .addColumn("status", whole)
    .addColumn("sealed_body", text)
    .addColumn("asked_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex("api_answer_asked").on("api_answer").column("asked_at").execute();
}
