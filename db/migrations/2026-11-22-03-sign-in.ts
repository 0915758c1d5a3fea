import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

function isPostgres(db: Kysely<unknown>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** Passkeys, one-time codes, sessions that know how they began, and a lock of the password path alone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = isPostgres(db);
  const bytes: RawBuilder<never> = postgres ? sql`bytea` : sql`blob`;
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;
  const { schema } = db;

  await schema
    .createTable("passkey")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("credential_id", text, (c) => c.notNull().unique())
    .addColumn("public_key", bytes, (c) => c.notNull())
    .addColumn("counter", whole, (c) => c.notNull())
    .addColumn("transports", text, (c) => c.notNull())
    .addColumn("backup_eligible", whole, (c) => c.notNull())
    .addColumn("label", text, (c) => c.notNull())
    .addColumn("created_at", text, (c) => c.notNull())
    .addColumn("last_used_at", text)
    .addColumn("blocked_at", text)
    .modifyEnd(strict)
    .execute();
  await schema.createIndex("passkey_person").on("passkey").column("person_id").execute();

  await schema
    .createTable("totp_secret")
    .addColumn("person_id", text, (c) => c.notNull().primaryKey().references("person.id"))
    .addColumn("sealed", bytes, (c) => c.notNull())
    .addColumn("created_at", text, (c) => c.notNull())
    .addColumn("confirmed_at", text)
    .addColumn("last_step", whole, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await schema
    .createTable("challenge")
    .addColumn("challenge_hash", text, (c) => c.notNull().primaryKey())
    .addColumn("purpose", text, (c) => c.notNull())
    .addColumn("bound_to", text, (c) => c.notNull())
    .addColumn("person_id", text)
    .addColumn("expires_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await schema.createIndex("challenge_expires").on("challenge").column("expires_at").execute();

  // Sessions live for hours; whoever is signed in during the change signs in once more.
  await schema.dropTable("session").execute();
  await schema
    .createTable("session")
    .addColumn("token_hash", text, (c) => c.notNull().primaryKey())
    .addColumn("id", text, (c) => c.notNull().unique())
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("strength", text, (c) => c.notNull())
    .addColumn("created_at", text, (c) => c.notNull())
    .addColumn("last_seen_at", text, (c) => c.notNull())
    .addColumn("stepped_up_at", text)
    .modifyEnd(strict)
    .execute();
  await schema.createIndex("session_person").on("session").column("person_id").execute();

  await schema
    .createTable("sign_in")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("strength", text, (c) => c.notNull())
    .addColumn("signed_in_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();
  await schema
    .createIndex("sign_in_person")
    .on("sign_in")
    .columns(["person_id", "signed_in_at"])
    .execute();

  // One row a name, so that guesses made at the same time are counted one after the other.
  await schema.dropTable("sign_in_failure").execute();
  await schema
    .createTable("password_path")
    .addColumn("name_hash", text, (c) => c.notNull().primaryKey())
    .addColumn("failures", text, (c) => c.notNull())
    .addColumn("locked_at", text)
    .addColumn("changed_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await schema
    .createTable("kept_form")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("sealed", text, (c) => c.notNull())
    .addColumn("kept_at", text, (c) => c.notNull())
    .modifyEnd(strict)
    .execute();

  await schema
    .alterTable("invitation")
    .addColumn("person_id", text, (c) => c.references("person.id"))
    .execute();
  await schema.alterTable("invitation").addColumn("withdrawn_at", text).execute();
  await schema.alterTable("person").addColumn("last_active_at", text).execute();
}
