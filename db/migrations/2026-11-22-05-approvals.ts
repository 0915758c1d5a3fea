import { PostgresAdapter, sql, type Kysely, type RawBuilder } from "kysely";

// Frozen once merged. Imports Kysely only, so that it means the same for ever.

function isPostgres(db: Kysely<unknown>): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** Acts that need two people, who decided about each, and which names of reporters were opened. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const postgres = isPostgres(db);
  const strict = postgres ? sql`` : sql`strict`;
  const text: RawBuilder<never> = postgres ? sql`text collate "C"` : sql`text`;
  const whole: RawBuilder<never> = postgres ? sql`bigint` : sql`integer`;
  const { schema } = db;

  await schema
    .alterTable("person")
    .addColumn("supervisor", whole, (c) => c.notNull().defaultTo(0))
    .execute();
  await schema.alterTable("person").addColumn("recovered_at", text).execute();

  await schema
    .createTable("approval_request")
    .addColumn("id", text, (c) => c.notNull().primaryKey())
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("act_text", text, (c) => c.notNull())
    .addColumn("act_sha256", text, (c) =>
      c
        .notNull()
        .unique()
        .check(sql`length(act_sha256) = 64`),
    )
    .addColumn("requester_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("requested_at", text, (c) => c.notNull())
    .addColumn("expires_at", text, (c) => c.notNull())
    .addColumn("executed_at", text)
    .modifyEnd(strict)
    .execute();
  await schema
    .createIndex("approval_request_time")
    .on("approval_request")
    .column("requested_at")
    .execute();

  // One row for each person: nobody decides twice about the same act.
  await schema
    .createTable("approval_decision")
    .addColumn("request_id", text, (c) => c.notNull().references("approval_request.id"))
    .addColumn("person_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("decision", text, (c) => c.notNull())
    .addColumn("assertion", text)
    .addColumn("decided_at", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("approval_decision_once", ["request_id", "person_id"])
    .modifyEnd(strict)
    .execute();

  await schema
    .createTable("identity_opening")
    .addColumn("request_id", text, (c) =>
      c.notNull().primaryKey().references("approval_request.id"),
    )
    .addColumn("report_id", text, (c) => c.notNull().references("report.id"))
    .addColumn("requester_id", text, (c) => c.notNull().references("person.id"))
    .addColumn("fields", text, (c) => c.notNull())
    .addColumn("purpose", text, (c) => c.notNull())
    .addColumn("opened_at", text, (c) => c.notNull())
    .addColumn("notice_after", text)
    .addColumn("review_by", text)
    .addColumn("reviewed_by", text, (c) => c.references("person.id"))
    .addColumn("reviewed_at", text)
    .modifyEnd(strict)
    .execute();
  await schema
    .createIndex("identity_opening_report")
    .on("identity_opening")
    .columns(["report_id", "opened_at"])
    .execute();
}
