import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

function isPostgres(db: Kysely<unknown>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = isPostgres(db);
  const bytes: RawBuilder<never> = postgres ? sql`bytea` : sql`blob`;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;

  await db.schema
    .createTable("custody_node")
    .addColumn("level", whole, (c) => c.notNull())
    .addColumn("idx", whole, (c) => c.notNull())
    .addColumn("hash", bytes, (c) => c.notNull().check(sql`length(hash) = 32`))
    .addPrimaryKeyConstraint("custody_node_once", ["level", "idx"])
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable("custody_checkpoint")
    .addColumn("size", whole, (c) => c.notNull().primaryKey())
    .addColumn("body", text, (c) => c.notNull())
    .addColumn("note", text, (c) => c.notNull())
    .addColumn("reason", text, (c) => c.notNull())
    .addColumn("made_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createTable("custody_timestamp")
    .addColumn("size", whole, (c) => c.notNull().references("custody_checkpoint.size"))
    .addColumn("authority", text, (c) => c.notNull())
    .addColumn("response", bytes, (c) => c.notNull())
    .addColumn("stamped_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("custody_timestamp_once", ["size", "authority"])
    .modifyEnd(strict)
    .execute();

  await db.schema
    .createIndex("custody_log_event")
    .on("custody_log")
    .columns(["ev", "ts"])
    .execute();

  await forbidChanges(db, postgres);
}

/** Nodes never change once complete, and what was signed stays as it was signed; only signatures join a note. */
async function forbidChanges(db: Kysely<unknown>, postgres: boolean): Promise<void> {
  if (postgres) {
    await sql`create function custody_tree_is_append_only() returns trigger language plpgsql as $$
      begin raise exception 'the custody log is append-only'; end $$`.execute(db);
    await sql`create trigger custody_node_no_change before update or delete or truncate on custody_node
      for each statement execute function custody_tree_is_append_only()`.execute(db);
    await sql`create trigger custody_checkpoint_no_delete before delete or truncate on custody_checkpoint
      for each statement execute function custody_tree_is_append_only()`.execute(db);
    await sql`create trigger custody_checkpoint_body before update of body, size on custody_checkpoint
      for each statement execute function custody_tree_is_append_only()`.execute(db);
    return;
  }
  const triggers = [
    ["custody_node_no_update", "update on custody_node"],
    ["custody_node_no_delete", "delete on custody_node"],
    ["custody_checkpoint_no_delete", "delete on custody_checkpoint"],
    ["custody_checkpoint_body", "update of body, size on custody_checkpoint"],
  ] as const;
  for (const [name, act] of triggers) {
    await sql
      .raw(
        `create trigger ${name} before ${act}
         begin select raise(abort, 'the custody log is append-only'); end`,
      )
      .execute(db);
  }
}
