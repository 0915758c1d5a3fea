import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;

  // What the scanner last said of a file. No row: nobody has looked.
  await db.schema
    .createTable("item_scan")
    .addColumn("item_id", text, (c) => c.notNull().primaryKey().references("evidence_item.id"))
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("why", text)
    .addColumn("engine", text)
    .addColumn("engine_version", text)
    .addColumn("signatures_at", text)
    .addColumn("signature", text)
    .addColumn("scanned_at", text, (c) => c.notNull())
    .addColumn("quarantined_at", text)
    .modifyEnd(strict)
    .execute();
  await db.schema.createIndex("item_scan_state").on("item_scan").column("state").execute();

  // How much came today, and what is still to be sealed, without reading every item.
  await db.schema
    .createIndex("evidence_item_received_at")
    .on("evidence_item")
    .columns(["received_at", "size"])
    .execute();
  await db.schema
    .createIndex("evidence_item_state")
    .on("evidence_item")
    .columns(["state", "size"])
    .execute();
}
