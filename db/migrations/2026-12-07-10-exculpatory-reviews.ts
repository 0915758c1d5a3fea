import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = db.getExecutor().adapter instanceof PostgresAdapter;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  // What people decided a file of a case is to the defence: every step is kept.
  await db.schema
    .createTable("exculpatory_step")
    .addColumn("case_id", text, (c) => c.notNull().references("case_file.id"))
    .addColumn("item_id", text, (c) => c.notNull().references("evidence_item.id"))
    .addColumn("version", whole, (c) => c.notNull())
    .addColumn("act_id", text, (c) => c.notNull())
    .addColumn("content", text, (c) => c.notNull())
    .addColumn("written_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("written_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("exculpatory_step_key", ["case_id", "item_id", "version"])
    .modifyEnd(strict)
    .execute();

  // How all of them stood when a bundle was asked for.
  await db.schema
    .createTable("bundle_review")
    .addColumn("bundle_id", text, (c) => c.notNull().primaryKey().references("bundle.id"))
    .addColumn("content", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
}
