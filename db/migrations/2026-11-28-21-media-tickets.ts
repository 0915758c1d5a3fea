import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // Nothing was ever written into the table of this name: the desk showed pictures without tickets.
  await db.schema.dropTable("media_ticket").execute();
  // Leave to fetch one picture or original from the media host, which knows no cookies.
  await db.schema
    .createTable("media_ticket")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("ticket_hash", text, (c) => c.notNull().unique())
    .addColumn("sealed", text, (c) => c.notNull())
    .addColumn("session_hash", text, (c) => c.notNull())
    .addColumn("item_id", text, (c) => c.notNull())
    .addColumn("representation", text, (c) => c.notNull())
    .addColumn("purpose", text)
    .addColumn("warned_at", text)
    .addColumn("client", text, (c) => c.notNull())
    .addColumn("expires_at", text, (c) => c.notNull())
    .addColumn("opened_at", text)
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createIndex("media_ticket_of_session")
    .on("media_ticket")
    .columns(["session_hash", "item_id", "representation"])
    .execute();
  await db.schema
    .createIndex("media_ticket_expires")
    .on("media_ticket")
    .column("expires_at")
    .execute();
}
