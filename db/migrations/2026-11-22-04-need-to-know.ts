import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

function isPostgres(db: Kysely<unknown>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = isPostgres(db);
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const { schema } = db;

  // One person, several teams.
  await schema
    .createTable("person_team")
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("team", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("person_team_once", ["person_id", "team"])
    .modifyEnd(strict)
    .execute();
  await sql`insert into person_team (person_id, team) select id, team from person where team <> ''`.execute(
    db,
  );
  await schema.alterTable("person").dropColumn("team").execute();
  await schema.alterTable("person").addColumn("agency", text).execute();
  await schema.alterTable("invitation").addColumn("agency", text).execute();
  await schema.alterTable("report").addColumn("agency", text).execute();

  // Removed members and lifted walls stay as rows: who could see what, and when, is asked years later.
  await schema
    .createTable("case_member")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("case_id", text, (c) => c.notNull().references("case_file.id"))
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("added_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("added_at", text, (c) => c.notNull())
    .addColumn("removed_by", text, (c) => c.references("person.id"))
    .addColumn("removed_at", text)
    .modifyEnd(strict)
    .execute();
  await schema.createIndex("case_member_person").on("case_member").column("person_id").execute();
  await sql`create unique index case_member_once on case_member (case_id, person_id) where removed_at is null`.execute(
    db,
  );

  await schema
    .createTable("wall")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    // A report or a case.
    .addColumn("subject_id", text, (c) => c.notNull())
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("reason", text, (c) => c.notNull())
    .addColumn("raised_by", text, (c) => c.notNull().references("person.id"))
    .addColumn("raised_at", text, (c) => c.notNull())
    .addColumn("lifted_by", text, (c) => c.references("person.id"))
    .addColumn("lifted_at", text)
    .modifyEnd(strict)
    .execute();
  await schema.createIndex("wall_person").on("wall").column("person_id").execute();
  await sql`create unique index wall_once on wall (subject_id, person_id) where lifted_at is null`.execute(
    db,
  );

  await schema
    .createTable("break_glass")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("subject_id", text, (c) => c.notNull())
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("reason", text, (c) => c.notNull())
    .addColumn("opened_at", text, (c) => c.notNull())
    .addColumn("ends_at", text, (c) => c.notNull())
    .addColumn("reviewed_by", text, (c) => c.references("person.id"))
    .addColumn("reviewed_at", text)
    .addColumn("finding", text)
    .addColumn("remarks", text)
    .modifyEnd(strict)
    .execute();
  await schema
    .createIndex("break_glass_subject")
    .on("break_glass")
    .columns(["subject_id", "ends_at"])
    .execute();
  await schema
    .createIndex("break_glass_person")
    .on("break_glass")
    .columns(["person_id", "ends_at"])
    .execute();

  await schema
    .createTable("media_ticket")
    // SHA-256 of the ticket: the ticket itself is never stored.
    .addColumn("ticket_hash", text, (c) => c.notNull().primaryKey())
    .addColumn("session_hash", text, (c) => c.notNull())
    .addColumn("item_id", text, (c) => c.notNull().references("evidence_item.id"))
    .addColumn("representation", text, (c) => c.notNull())
    .addColumn("expires_at", text, (c) => c.notNull())
    .addColumn("looked_at", text)
    .modifyEnd(strict)
    .execute();
  await schema.createIndex("media_ticket_expiry").on("media_ticket").column("expires_at").execute();
}
