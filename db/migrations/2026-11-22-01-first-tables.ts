import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

function isPostgres(db: Kysely<unknown>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** The three kinds of values. Text is compared byte by byte on both: an order by language changes with the system. */
function kindsOf(db: Kysely<unknown>): Record<"text" | "whole" | "bytes", RawBuilder<unknown>> {
  return isPostgres(db)
    ? { text: sql`text collate "C"`, whole: sql`bigint`, bytes: sql`bytea` }
    : { text: sql`text`, whole: sql`integer`, bytes: sql`blob` };
}

export async function up(db: Kysely<unknown>): Promise<void> {
  const { text, whole, bytes } = kindsOf(db);
  // Without it SQLite keeps whatever it is given in whatever column.
  const strict = isPostgres(db) ? sql`` : sql`strict`;
  const schema = db.schema;

  await schema
    .createTable("office_setting")
    .addColumn("name", text, (c) => c.notNull().primaryKey())
    .addColumn("value", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await schema
    .createTable("person")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("sign_in_name", text, (c) => c.notNull().unique())
    .addColumn("display_name", text, (c) => c.notNull())
    .addColumn("role", text, (c) => c.notNull())
    .addColumn("team", text, (c) => c.notNull())
    .addColumn("status", text, (c) => c.notNull())
    .addColumn("password_hash", text, (c) => c.notNull())
    .addColumn("created_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await schema
    .createTable("invitation")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("token_hash", text, (c) => c.notNull().unique())
    .addColumn("role", text, (c) => c.notNull())
    .addColumn("display_name", text, (c) => c.notNull())
    .addColumn("invited_by", text, (c) => c.references("person.id"))
    .addColumn("created_at", text, (c) => c.notNull())
    .addColumn("expires_at", text, (c) => c.notNull())
    .addColumn("used_at", text)
    .modifyEnd(strict)
    .execute();

  await schema
    .createTable("session")
    .addColumn("token_hash", text, (c) => c.notNull().primaryKey())
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("created_at", text, (c) => c.notNull())
    .addColumn("last_seen_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await schema.createIndex("session_person").on("session").column("person_id").execute();

  await schema
    .createTable("sign_in_failure")
    .addColumn("name_hash", text, (c) => c.notNull())
    .addColumn("failed_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await schema
    .createIndex("sign_in_failure_name")
    .on("sign_in_failure")
    .columns(["name_hash", "failed_at"])
    .execute();

  await schema
    .createTable("draft")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("token_hash", text, (c) => c.notNull().unique())
    .addColumn("answers", text, (c) => c.notNull())
    .addColumn("sealed_identity", bytes)
    .addColumn("report_id", text)
    .addColumn("receipt_code_sealed", text)
    .addColumn("created_at", text, (c) => c.notNull())
    .addColumn("updated_at", text, (c) => c.notNull())
    .addColumn("expires_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await schema.createIndex("draft_expires").on("draft").column("expires_at").execute();

  await schema
    .createTable("report")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("code", text, (c) => c.notNull().unique())
    .addColumn("draft_id", text, (c) => c.notNull().unique())
    .addColumn("status", text, (c) => c.notNull())
    .addColumn("category", text, (c) => c.notNull())
    .addColumn("narrative", text, (c) => c.notNull())
    .addColumn("place", text, (c) => c.notNull())
    .addColumn("latitude", text)
    .addColumn("longitude", text)
    .addColumn("incident_time", text, (c) => c.notNull())
    .addColumn("incident_first_day", text)
    .addColumn("incident_last_day", text)
    .addColumn("language", text, (c) => c.notNull())
    .addColumn("has_contact", whole, (c) => c.notNull())
    .addColumn("assignee_id", text, (c) => c.references("person.id"))
    .addColumn("team", text, (c) => c.notNull())
    .addColumn("received_at", text, (c) => c.notNull())
    .addColumn("receipt_locator", text, (c) => c.notNull().unique())
    .addColumn("receipt_salt", bytes, (c) => c.notNull())
    .addColumn("receipt_verifier", bytes, (c) => c.notNull())
    .addColumn("search_text", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await schema.createIndex("report_newest").on("report").columns(["received_at", "id"]).execute();
  await schema
    .createIndex("report_status")
    .on("report")
    .columns(["status", "received_at", "id"])
    .execute();
  await schema
    .createIndex("report_category")
    .on("report")
    .columns(["category", "received_at", "id"])
    .execute();
  await schema
    .createIndex("report_assignee")
    .on("report")
    .columns(["assignee_id", "received_at", "id"])
    .execute();

  await schema
    .createTable("sealed_identity")
    .addColumn("report_id", text, (c) => c.notNull().primaryKey().references("report.id"))
    .addColumn("box", bytes, (c) => c.notNull())
    .addColumn("sealed_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await schema
    .createTable("follow_up_session")
    .addColumn("token_hash", text, (c) => c.notNull().primaryKey())
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("created_at", text, (c) => c.notNull())
    .addColumn("last_seen_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await schema
    .createTable("evidence_item")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("draft_id", text, (c) => c.notNull())
    .addColumn("report_id", text, (c) => c.references("report.id"))
    .addColumn("position", whole, (c) => c.notNull())
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("original_name", text, (c) => c.notNull())
    .addColumn("declared_type", text, (c) => c.notNull())
    .addColumn("size", whole, (c) => c.notNull())
    .addColumn("sha256", text, (c) => c.notNull())
    .addColumn("sha512", text, (c) => c.notNull())
    .addColumn("received_at", text, (c) => c.notNull())
    .addColumn("sealed_at", text)
    .addColumn("examination", text, (c) => c.notNull())
    .addColumn("assessment", text)
    .addColumn("raw_metadata", text)
    .addColumn("media_type", text)
    .addColumn("examined_at", text)
    .modifyEnd(strict)
    .execute();
  await schema
    .createIndex("evidence_item_draft")
    .on("evidence_item")
    .columns(["draft_id", "position"])
    .execute();
  await schema
    .createIndex("evidence_item_report")
    .on("evidence_item")
    .column("report_id")
    .execute();

  await schema
    .createTable("derivative")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("item_id", text, (c) => c.notNull().references("evidence_item.id"))
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("media_type", text, (c) => c.notNull())
    .addColumn("size", whole, (c) => c.notNull())
    .addColumn("sha256", text, (c) => c.notNull())
    .addColumn("made_at", text, (c) => c.notNull())
    .addUniqueConstraint("derivative_kind", ["item_id", "kind"])
    .modifyEnd(strict)
    .execute();

  await schema
    .createTable("report_note")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("author_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("text", text, (c) => c.notNull())
    .addColumn("written_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await schema.createIndex("report_note_report").on("report_note").column("report_id").execute();

  await schema
    .createTable("case_file")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("number", text, (c) => c.notNull().unique())
    .addColumn("title", text, (c) => c.notNull())
    .addColumn("status", text, (c) => c.notNull())
    .addColumn("team", text, (c) => c.notNull())
    .addColumn("opened_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("opened_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await schema
    .createTable("case_report")
    .addColumn("case_id", text, (c) => c.notNull().references("case_file.id"))
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("added_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("added_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("case_report_once", ["case_id", "report_id"])
    .modifyEnd(strict)
    .execute();
  await schema.createIndex("case_report_report").on("case_report").column("report_id").execute();

  await schema
    .createTable("exhibit")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("case_id", text, (c) => c.notNull().references("case_file.id"))
    .addColumn("item_id", text, (c) => c.notNull().references("evidence_item.id"))
    .addColumn("number", whole, (c) => c.notNull())
    .addColumn("description", text, (c) => c.notNull())
    .addColumn("marked_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("marked_at", text, (c) => c.notNull())
    .addColumn("unmarked_at", text)
    .addUniqueConstraint("exhibit_number_once", ["case_id", "number"])
    .modifyEnd(strict)
    .execute();

  await schema
    .createTable("bundle")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("case_id", text, (c) => c.notNull().references("case_file.id"))
    .addColumn("name", text, (c) => c.notNull().unique())
    .addColumn("audience", text, (c) => c.notNull())
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("problem", text)
    .addColumn("requested_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("requested_at", text, (c) => c.notNull())
    .addColumn("size", whole)
    .addColumn("sha256", text)
    .addColumn("finished_at", text)
    .modifyEnd(strict)
    .execute();
  await schema.createIndex("bundle_case").on("bundle").column("case_id").execute();

  await schema
    .createTable("job")
    .addColumn("number", whole, (c) =>
      // SQLite counts a whole-number key up by itself.
      isPostgres(db) ? c.primaryKey().generatedAlwaysAsIdentity() : c.primaryKey(),
    )
    .addColumn("id", text, (c) => c.notNull().unique())
    .addColumn("name", text, (c) => c.notNull())
    .addColumn("payload", text, (c) => c.notNull())
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("attempts", whole, (c) => c.notNull())
    .addColumn("run_after", text, (c) => c.notNull())
    .addColumn("claimed_at", text)
    .addColumn("finished_at", text)
    .addColumn("progress", text)
    .addColumn("problem", text)
    .modifyEnd(strict)
    .execute();
  await schema
    .createIndex("job_next")
    .on("job")
    .columns(["state", "run_after", "number"])
    .execute();

  await schema
    .createTable("custody_log")
    .addColumn("seq", whole, (c) => c.notNull().primaryKey())
    .addColumn("leaf", bytes, (c) => c.notNull())
    .addColumn("leaf_hash", bytes, (c) => c.notNull().check(sql`length(leaf_hash) = 32`))
    .addColumn("subj", text, (c) => c.notNull())
    .addColumn("sseq", whole, (c) => c.notNull())
    .addColumn("ev", text, (c) => c.notNull())
    .addColumn("ts", text, (c) => c.notNull())
    .addUniqueConstraint("custody_log_subject", ["subj", "sseq"])
    .modifyEnd(strict)
    .execute();

  await schema
    .createTable("custody_disclosure")
    .addColumn("seq", whole, (c) => c.notNull().references("custody_log.seq"))
    .addColumn("name", text, (c) => c.notNull())
    .addColumn("disclosure", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("custody_disclosure_once", ["seq", "name"])
    .modifyEnd(strict)
    .execute();

  await forbidChanges(db);
}

/** The log is append-only. The triggers guard against our own mistakes, not against who owns the file. */
async function forbidChanges(db: Kysely<unknown>): Promise<void> {
  if (isPostgres(db)) {
    await sql`create function custody_log_is_append_only() returns trigger language plpgsql as $$
      begin raise exception 'the custody log is append-only'; end $$`.execute(db);
    await sql`create trigger custody_log_no_change before update or delete or truncate on custody_log
      for each statement execute function custody_log_is_append_only()`.execute(db);
    // A disclosure can be erased, never reworded.
    await sql`create trigger custody_disclosure_no_update before update on custody_disclosure
      for each statement execute function custody_log_is_append_only()`.execute(db);
    return;
  }
  for (const [table, verb] of [
    ["custody_log", "update"],
    ["custody_log", "delete"],
    ["custody_disclosure", "update"],
  ] as const) {
    await sql
      .raw(
        `create trigger ${table}_no_${verb} before ${verb} on ${table}
         begin select raise(abort, 'the custody log is append-only'); end`,
      )
      .execute(db);
  }
  // "insert or replace" deletes without telling the trigger above, unless a connection asks for recursive triggers.
  await sql`create trigger custody_log_no_replace before insert on custody_log
    when exists (select 1 from custody_log
      where seq = new.seq or (subj = new.subj and sseq = new.sseq))
    begin select raise(abort, 'the custody log is append-only'); end`.execute(db);
}
