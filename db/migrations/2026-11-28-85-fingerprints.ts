import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const strictByKey = postgres ? sql`` : sql`strict, without rowid`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;
  const bytes: RawBuilder<never> = postgres ? sql`bytea` : sql`blob`;

  await db.schema
    .createTable("picture_fingerprint")
    .addColumn("number", whole, (c) =>
      // SQLite counts a whole-number key up by itself.
      postgres ? c.primaryKey().generatedAlwaysAsIdentity() : c.primaryKey(),
    )
    .addColumn("item_id", text, (c) => c.notNull().references("evidence_item.id"))
    .addColumn("at_millis", whole, (c) => c.notNull())
    .addColumn("view", whole, (c) => c.notNull())
    .addColumn("version", whole, (c) => c.notNull())
    .addColumn("fingerprint", bytes)
    .addUniqueConstraint("picture_fingerprint_key", ["item_id", "at_millis", "view", "version"])
    .modifyEnd(strict)
    .execute();
  await db.schema
    .createTable("picture_fingerprint_part")
    .addColumn("part", whole, (c) => c.notNull())
    // Kept and deleted with its fingerprint: to check a reference would take another index.
    .addColumn("fingerprint_number", whole, (c) => c.notNull())
    .addPrimaryKeyConstraint("picture_fingerprint_part_key", ["part", "fingerprint_number"])
    .modifyEnd(strictByKey)
    .execute();
  // Files with the same bytes.
  await db.schema
    .createIndex("evidence_item_sha512")
    .on("evidence_item")
    .column("sha512")
    .execute();
}
